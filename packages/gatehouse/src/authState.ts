import type { AuthError } from './errors.ts'
import { isTokenCredential } from './machine/credential.ts'
import type { ActivePhase, AuthUser, Phase, SignedOutReason } from './machine/session.ts'

/** The four states, by the names that the vendors' users know. */
export const AuthStateType = {
  LOGGED_IN: 'logged-in',
  LOGGED_OUT: 'logged-out',
  LOGGING_IN: 'logging-in',
  ERROR: 'error',
} as const

/** One of the four states. */
export type AuthStateType = (typeof AuthStateType)[keyof typeof AuthStateType]

/** A credential that the backend accepted. Being offline does not end it. */
export interface LoggedInAuthState<U extends AuthUser = AuthUser> {
  readonly type: 'logged-in'
  /** The bearer token; `null` where the browser's cookies are the credential. */
  readonly token: string | null
  /** `null` only until the backend has said whose a static token is. */
  readonly currentUser: U | null
  readonly method: 'token' | 'cookie'
  /** When the credential was last renewed, in milliseconds since the epoch. */
  readonly lastTokenRefresh?: number | undefined
  /** When the credential runs out, in milliseconds since the epoch, where that is known. */
  readonly expiresAt?: number | undefined
}

/** No credential. */
export interface LoggedOutAuthState {
  readonly type: 'logged-out'
  /** Whether the backend is still being told. Here, everything is forgotten already. */
  readonly isDestroyingSession: boolean
  /** Why; absent only where nobody was ever signed in. */
  readonly reason?: SignedOutReason | undefined
}

/** A credential is being found, exchanged or validated. */
export interface LoggingInAuthState {
  readonly type: 'logging-in'
  readonly isExchangingToken: boolean
}

/** The person, or the developer, has to act. */
export interface ErrorAuthState {
  readonly type: 'error'
  readonly error: AuthError
}

/** What consumers see of a session. */
export type AuthState<U extends AuthUser = AuthUser> =
  | LoggedInAuthState<U>
  | LoggedOutAuthState
  | LoggingInAuthState
  | ErrorAuthState

/** The state that a phase shows, which is `previous` itself where that says the same (I7). */
export function deriveAuthState<U extends AuthUser>(
  phase: Phase<U>,
  previous?: AuthState<U>,
): AuthState<U> {
  const next = view(phase)
  return previous && sameFields(previous, next) ? previous : next
}

function view<U extends AuthUser>(phase: Phase<U>): AuthState<U> {
  switch (phase.type) {
    case 'starting':
      return { type: 'logging-in', isExchangingToken: false }
    case 'finding':
      return { type: 'logging-in', isExchangingToken: phase.step === 'exchanging' }
    case 'validating':
      return { type: 'logging-in', isExchangingToken: true }
    case 'active':
      return loggedIn(phase)
    case 'leaving':
      return { type: 'logged-out', isDestroyingSession: true, reason: phase.reason }
    case 'out':
      return { type: 'logged-out', isDestroyingSession: false, reason: phase.reason }
    case 'failed':
      return { type: 'error', error: phase.error }
  }
}

function loggedIn<U extends AuthUser>(phase: ActivePhase<U>): LoggedInAuthState<U> {
  const { credential, user, receivedAt, refreshedAt } = phase
  const { lifetimeMs } = credential
  const byToken = isTokenCredential(credential)
  return {
    type: 'logged-in',
    token: byToken ? credential.token : null,
    currentUser: user,
    method: byToken ? 'token' : 'cookie',
    lastTokenRefresh: refreshedAt,
    expiresAt: lifetimeMs === undefined ? undefined : receivedAt.wall + lifetimeMs,
  }
}

function sameFields(a: object, b: object): boolean {
  const keys = Object.keys(b)
  if (keys.length !== Object.keys(a).length) return false
  const [left, right] = [a, b] as Record<string, unknown>[]
  return keys.every((key) => Object.is(left?.[key], right?.[key]))
}
