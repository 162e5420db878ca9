import { withDeadline } from '../deadline.ts'
import { AuthError, isAuthError } from '../errors.ts'
import type { Credential } from '../machine/credential.ts'
import type { Validation } from '../machine/outcome.ts'
import type { AuthUser } from '../machine/session.ts'
import { hideSecrets } from './hideSecrets.ts'
import { DEADLINE, type Shell } from './shell.ts'

/** Asks the backend whose credential it is. `undefined`: the strategy takes it at its word. */
export async function validate<U extends AuthUser>(
  { strategy, environment, signal }: Shell<U>,
  credential: Credential,
): Promise<Validation<U> | undefined> {
  const ask = strategy.validate
  if (!ask) return undefined
  // Who starts with a session of his own has it before the first request is even made.
  await null
  const { clock } = environment
  const bounds = { clock, ms: DEADLINE.validate, signal, what: 'The validation' }
  const answer = await withDeadline(bounds, (signal) =>
    ask(credential, { environment, signal }),
  ).catch(
    (cause: unknown): Validation<U> => ({ type: 'unreachable', error: asNetworkError(cause) }),
  )
  return hideSecrets(answer, credential)
}

/** What a strategy threw, as the error that a person sees. */
export function asNetworkError(cause: unknown): AuthError {
  if (isAuthError(cause)) return cause
  const message = 'The backend cannot be reached. Check the connection and try again.'
  return new AuthError('network', message, { recoverable: true, cause })
}
