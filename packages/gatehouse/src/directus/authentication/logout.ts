import { AuthError, isAuthError } from '../../errors.ts'
import type { DirectusSession } from './directusSession.ts'
import type { TokenOptions } from './loginOptions.ts'
import { activeCredential, refreshTokenOf } from './refresh.ts'

/**
 * Signs out here and in every tab, and tells the server. A refresh token that is not the session's own
 * is given back too.
 *
 * @throws AuthError `revoke-failed` where the server could not be told; here, all is forgotten then too
 */
export async function logout(
  session: DirectusSession,
  { refresh_token }: TokenOptions,
): Promise<void> {
  const { api, cookies, environment, loop, store } = session
  const intent = session.begin()
  store.start()
  const other =
    refresh_token === refreshTokenOf(activeCredential(session)) ? undefined : refresh_token
  const results = await Promise.allSettled([
    leave(session),
    other === undefined ? undefined : api.logout({ mode: 'json', refresh_token: other }),
  ])
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason

  async function leave({ mode }: DirectusSession): Promise<void> {
    try {
      await store.logout()
      await session.look()
      // Other code may have put somebody else into the app's storage before (I1).
      if (intent.isLast() && activeCredential(session)) await store.logout()
      // Who signs out before anybody was found leaves the cookie alone otherwise.
      await cookies.end({ environment, signal: loop.signal })
    } catch (cause) {
      // Without a page there is no cookie that was left.
      const isOver = mode === 'json' || environment.page.href() === ''
      if (isAuthError(cause, 'revoke-failed') && isOver) throw cause
      throw new AuthError('revoke-failed', COOKIE_LEFT, { cause })
    }
  }
}

const COOKIE_LEFT =
  'Signed out here, but the server could not be told: its cookie still is in this browser. The server is told when the network is back, or when the app is loaded again, and nobody is signed in by that cookie until then.'
