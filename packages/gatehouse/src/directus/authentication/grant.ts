import { type Credential, isToken, seal } from '../../machine/credential.ts'
import type { AuthData, AuthenticationMode } from './authData.ts'
import { lifetimeOf, parseExpires } from './lifetime.ts'

/** What the server has given: for the session, and for whoever asked. */
export interface Grant {
  readonly credential: Credential
  readonly data: AuthData
}

/** What stands around an answer of the server's. */
export interface GrantContext {
  /** What was asked for: only a session needs no access token. */
  readonly mode: AuthenticationMode
  /** When it came, in milliseconds since the epoch. */
  readonly wall: number
  /** The cookies that came with it, by name: only a platform without a cookie jar shows them. */
  readonly cookies: ReadonlyMap<string, string>
  readonly msRefreshBeforeExpires?: number | undefined
}

/** The cookies in which Directus keeps what scripts are not to have. */
export const COOKIE = { refresh: 'directus_refresh_token', session: 'directus_session_token' }

/** The credential in an answer to a sign-in or a renewal; `undefined`: there is none that can be used (F8). */
export function readGrant(answer: unknown, context: GrantContext): Grant | undefined {
  const { access_token = null, refresh_token = null, expires: span } = Object(answer)
  const expires = parseExpires(span)
  if (expires === undefined) return undefined
  const { mode, wall, cookies, msRefreshBeforeExpires } = context
  const data: AuthData = { access_token, refresh_token, expires, expires_at: wall + expires }
  if (mode === 'session' && access_token === null) {
    const times = lifetimeOf({ expires, endsForGood: true, msRefreshBeforeExpires })
    const session = cookies.get(COOKIE.session)
    if (session === undefined)
      return { credential: seal({ withCredentials: true, ...times }), data }
    return isToken(session) ? { credential: seal({ token: session, ...times }), data } : undefined
  }
  const times = lifetimeOf({ expires, msRefreshBeforeExpires })
  const refreshToken = refresh_token ?? cookies.get(COOKIE.refresh)
  if (!isToken(access_token)) return undefined
  if (refreshToken === undefined)
    return { credential: seal({ token: access_token, ...times }), data }
  if (!isToken(refreshToken)) return undefined
  return { credential: seal({ token: access_token, refreshToken, ...times }), data }
}
