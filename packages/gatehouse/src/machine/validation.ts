import type { AuthError } from '../errors.ts'
import type { AuthUser, Phase, Session } from './session.ts'
import type { Step } from './step.ts'

/** A validation that met this many failures in a row is given up, for a person to try again. */
const MAX_FAILURES = 5

type Validating<U extends AuthUser> = Extract<Phase<U>, { readonly type: 'validating' }>

/** The backend said nothing about the candidate: it is asked again, but not for ever (I6). */
export function validationFailed<U extends AuthUser>(
  session: Session<U>,
  phase: Validating<U>,
  { error, retryAt }: { readonly error: AuthError; readonly retryAt: number },
): Step<U> {
  const failures = phase.failures + 1
  if (failures >= MAX_FAILURES) return [{ ...session, phase: { type: 'failed', error } }]
  return [{ ...session, phase: { ...phase, failures, retryAt } }]
}

/** Asks once more. */
export function askAgain<U extends AuthUser>(session: Session<U>, phase: Validating<U>): Step<U> {
  const { epoch } = session
  const { credential } = phase
  return [
    { ...session, phase: { ...phase, retryAt: undefined } },
    { type: 'validate', epoch, credential },
  ]
}
