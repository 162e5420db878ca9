import { withDeadline } from '../../deadline.ts'
import type { SessionLoop, SessionWatcher } from '../../effects/sessionLoop.ts'
import { DEADLINE } from '../../effects/shell.ts'
import { AuthError } from '../../errors.ts'
import type { Credential } from '../../machine/credential.ts'
import type { Session } from '../../machine/session.ts'
import type { Environment } from '../../ports/environment.ts'
import type { DirectusUser } from '../directusUser.ts'

/**
 * Renews the credential of the session that stands, with whoever else wants that. Resolves with the new
 * one; a session that could not be renewed just now stays as it is.
 *
 * @param why - what the last renewal has met, if anything
 * @throws what that was, or AuthError `signed-out`, `session-changed`, `timeout` or `disposed`
 */
export function renewNow(
  loop: SessionLoop<DirectusUser>,
  { clock }: Pick<Environment, 'clock'>,
  why: () => unknown,
): Promise<Credential> {
  const { epoch } = loop.session()
  const bounds = { clock, ms: DEADLINE.credential, signal: loop.signal, what: 'The renewal' }
  let stop = () => {}
  return withDeadline(
    bounds,
    () =>
      new Promise<Credential>((resolve, reject) => {
        let isAsked = false
        const look: SessionWatcher<DirectusUser> = (session, { type }) => {
          isAsked ||= type === 'renewalRequested'
          if (!isAsked) return
          const end = settlement(session, epoch, why)
          if (end.type === 'renewed') resolve(end.credential)
          if (end.type === 'failed') reject(end.error)
        }
        loop.watchers.add(look)
        stop = () => loop.watchers.delete(look)
        loop.dispatch({ type: 'renewalRequested' })
      }),
  ).finally(() => stop())
}

type Settlement =
  | { readonly type: 'under-way' }
  | { readonly type: 'renewed'; readonly credential: Credential }
  | { readonly type: 'failed'; readonly error: unknown }

function settlement(session: Session<DirectusUser>, epoch: number, why: () => unknown): Settlement {
  const { phase } = session
  if (phase.type !== 'active') {
    const message = 'Nobody is signed in any more. Sign in again.'
    return { type: 'failed', error: why() ?? new AuthError('signed-out', message) }
  }
  if (session.epoch !== epoch) {
    const message = 'Somebody else signed in before the session was renewed.'
    return { type: 'failed', error: new AuthError('session-changed', message) }
  }
  switch (phase.renewal.type) {
    case 'running':
      return { type: 'under-way' }
    case 'idle':
      return { type: 'renewed', credential: phase.credential }
    case 'waiting':
    case 'refused': {
      const message = 'The session could not be renewed just now. It goes on, and is renewed later.'
      const error = why() ?? new AuthError('network', message, { recoverable: true })
      return { type: 'failed', error }
    }
  }
}
