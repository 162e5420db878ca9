import { type Credential, isTokenCredential, seal } from '../../machine/credential.ts'
import type { AuthData } from './authData.ts'
import type { DirectusSession } from './directusSession.ts'
import { lifetimeOf, parseExpires } from './lifetime.ts'
import { searched } from './lookAround.ts'
import { activeCredential, refresh } from './refresh.ts'

/**
 * Goes on with what the app has got itself, at its word; the server is asked meanwhile whose it is.
 * `null` signs out here, and the server is not told: what is in a cookie stays there, as an app that
 * only sets its own token aside would lose a session that it did not mean.
 *
 * @throws AuthError `config-invalid` where it is no token
 */
export async function setToken(
  session: DirectusSession,
  token: string | AuthData | null,
): Promise<void> {
  const { store, loop, environment } = session
  session.begin()
  const data = typeof token === 'object' ? token : { access_token: token }
  if (!data || data.access_token === null) {
    if (data && 'refresh_token' in data && data.refresh_token) {
      await refresh(session, { refresh_token: data.refresh_token })
      return
    }
    store.start()
    // What stands in the record is not known before that, and would come back.
    await searched(loop)
    store.setCredential(null)
    return
  }
  const credential = credentialOf(data.access_token, data, environment.clock.now().wall)
  const present = activeCredential(session)
  if (present && isTokenCredential(present) && isSame(present, credential)) return
  store.setCredential(credential, null)
  store.start()
  if (isOver(data, environment.clock.now().wall)) loop.dispatch({ type: 'renewalRequested' })
}

function credentialOf(
  token: string,
  { refresh_token = null, expires = null, expires_at = null }: Partial<AuthData>,
  wall: number,
): Credential {
  const left = expires_at === null ? parseExpires(expires) : Math.max(1, expires_at - wall)
  return seal({
    token,
    ...(refresh_token !== null && { refreshToken: refresh_token }),
    ...(left !== undefined && lifetimeOf({ expires: left })),
  })
}

function isOver(data: Partial<AuthData>, wall: number): boolean {
  const { expires_at = null } = data
  return expires_at !== null && expires_at <= wall
}

function isSame(a: Credential, b: Credential): boolean {
  if (!isTokenCredential(a) || !isTokenCredential(b)) return false
  return a.token === b.token && a.refreshToken === b.refreshToken
}
