import { isDirectusError } from '../errors.ts'
import type { AuthData } from './authData.ts'
import type { DirectusSession } from './directusSession.ts'
import type { Grant } from './grant.ts'
import type { LoginRequest } from './loginOptions.ts'
import { searched } from './lookAround.ts'
import { signInBy } from './signInBy.ts'

/** A session ends up to a second before its cookie does, in milliseconds. */
const COOKIE_MARGIN_MS = 1_100

/**
 * Signs in.
 *
 * A dead session that the browser still sends along is refused in the place of the password. So that
 * the right password is not called wrong, and a wrong one is not counted twice, a session's sign-in
 * waits for the first search, which has the server empty such a cookie; after that it is tried again
 * only where the server says that it was an expired session (the password was not looked at), or where
 * this page has believed to have a living one.
 *
 * @throws DirectusError as the server says it, such as `INVALID_CREDENTIALS` or `INVALID_OTP`
 */
export async function login(session: DirectusSession, request: LoginRequest): Promise<AuthData> {
  const { api, environment, loop, store } = session
  const { mode = session.mode } = request.options
  const intent = session.begin()
  if (mode === 'session' && environment.page.href() !== '') {
    store.start()
    await searched(loop)
  }
  const before = store.getState()
  const believed = before.type === 'logged-in' && before.method === 'cookie'

  async function ask(signal: AbortSignal): Promise<Grant> {
    try {
      return await api.login(request, { signal })
    } catch (error) {
      if (mode === 'json') throw error
      const isExpired = isDirectusError(error, 'TOKEN_EXPIRED')
      if (!isExpired && !(believed && isDirectusError(error, 'INVALID_CREDENTIALS'))) throw error
      if (isExpired) await pause(session)
      return api.login(request, { signal })
    }
  }

  return signInBy(session, { mode, intent, ask })
}

function pause({ environment: { clock } }: DirectusSession): Promise<void> {
  return new Promise((resolve) => {
    clock.after(COOKIE_MARGIN_MS, resolve)
  })
}
