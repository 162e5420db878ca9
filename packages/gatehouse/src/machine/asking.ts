import type { AuthUser, Session } from './session.ts'
import { finding } from './signIn.ts'
import type { Step } from './step.ts'

/**
 * Asks whoever can give a credential. The page may be left for it where a person wants in, however
 * long ago in this search they said so.
 */
export function asking<U extends AuthUser>(session: Session<U>): Step<U> {
  const { epoch, phase } = session
  const interactive = 'login' in phase && phase.login !== undefined
  const refused = phase.type === 'finding' ? phase.refused : undefined
  const next = finding(session, 'asking')
  return [
    interactive ? { ...next, phase: { type: 'finding', step: 'asking', login: 'asked' } } : next,
    { type: 'acquire', epoch, interactive, ...(refused && { refused }) },
  ]
}
