import { AuthError } from '../errors.ts'
import { type Credential, isTokenCredential, sameCredential, seal } from '../machine/credential.ts'
import { isExpired } from '../machine/schedule.ts'
import type { AuthUser, Phase, Session } from '../machine/session.ts'
import type { Instant } from '../ports/clock.ts'

/** What a request that is made now has to do. */
export type Availability =
  | { readonly type: 'ready'; readonly credential: Credential }
  | { readonly type: 'pending' }
  | { readonly type: 'gone'; readonly error: AuthError }

/** Whether there is a credential to send at `at`. Pure. */
export function availability({ phase }: Session<AuthUser>, at: Instant): Availability {
  switch (phase.type) {
    case 'active':
      return whileActive(phase, at)
    case 'leaving':
    case 'out':
      return { type: 'gone', error: signedOut(phase) }
    case 'failed':
      return { type: 'gone', error: phase.error }
    default:
      return { type: 'pending' }
  }
}

function whileActive(
  phase: Extract<Phase<AuthUser>, { readonly type: 'active' }>,
  at: Instant,
): Availability {
  const { renewal, credential } = phase
  const refused = renewal.type === 'waiting' && renewal.cause === 'rejected'
  if (renewal.type === 'running' || refused || isExpired(phase, at)) return { type: 'pending' }
  return { type: 'ready', credential }
}

function signedOut(
  phase: Extract<Phase<AuthUser>, { readonly type: 'leaving' | 'out' }>,
): AuthError {
  const why = phase.reason ? ` (${phase.reason.code})` : ''
  return new AuthError('signed-out', `Nobody is signed in${why}. Sign in and try again.`)
}

/** The credential as it is handed out: what renews it stays here. */
function sendable(credential: Credential): Credential {
  return seal(
    isTokenCredential(credential) ? { token: credential.token } : { withCredentials: true },
  )
}

/** A promise with its handles. */
interface Deferred {
  readonly promise: Promise<Credential>
  readonly resolve: (credential: Credential) => void
  readonly reject: (error: AuthError) => void
}

function deferred(): Deferred {
  let handles: Omit<Deferred, 'promise'> | undefined
  const promise = new Promise<Credential>((resolve, reject) => {
    handles = { resolve, reject }
  })
  // Nobody may be waiting; a rejection that nobody sees must not end a process (I10).
  promise.catch(() => undefined)
  return { promise, ...(handles as Omit<Deferred, 'promise'>) }
}

/** Turns what the session says into a replaying sequence of promises. */
export interface CredentialSource {
  /** The present promise: settled while a credential serves, pending while one is being got. */
  readonly current: () => Promise<Credential>
  /** The credential that the present promise has resolved with; `undefined` in every other case. */
  readonly ready: () => Credential | undefined
  /** Follows the session. Returns whether there is a new promise to tell of. */
  readonly follow: (session: Session<AuthUser>, at: Instant) => boolean
  /** The last word: who waits, and who comes later, gets this error. */
  readonly close: (error: AuthError) => void
}

/** The promises of one store. */
export function createCredentialSource(): CredentialSource {
  let shown: Availability = { type: 'pending' }
  let epoch = 0
  /** Whether the pending promise was made for a session that stood already. */
  let renewing = false
  let present = deferred()
  /** What the present promise has resolved with. */
  let served: Credential | undefined

  function replace(next: Availability): true {
    if (shown.type === 'pending') {
      present.reject(
        new AuthError('session-changed', 'Another session took the place of this one meanwhile.'),
      )
    }
    present = deferred()
    settle(next)
    return true
  }

  function settle(next: Availability): void {
    shown = next
    served = next.type === 'ready' ? sendable(next.credential) : undefined
    if (served) present.resolve(served)
    if (next.type === 'gone') present.reject(next.error)
  }

  return {
    current: () => present.promise,
    ready: () => (shown.type === 'ready' ? served : undefined),
    close(error) {
      if (shown.type === 'pending') settle({ type: 'gone', error })
      else replace({ type: 'gone', error })
    },
    follow(session, at) {
      const next = availability(session, at)
      const otherSession = session.epoch !== epoch && renewing && next.type !== 'gone'
      const changed = !sameAvailability(shown, next) || session.epoch !== epoch
      epoch = session.epoch
      renewing = next.type === 'pending' && session.phase.type === 'active'
      if (otherSession) return replace(next)
      if (shown.type === 'pending') {
        if (next.type !== 'pending') settle(next)
        return false
      }
      return changed ? replace(next) : false
    },
  }
}

function sameAvailability(a: Availability, b: Availability): boolean {
  if (a.type === 'ready') return b.type === 'ready' && sameCredential(a.credential, b.credential)
  if (a.type === 'gone') return b.type === 'gone'
  return b.type === 'pending'
}
