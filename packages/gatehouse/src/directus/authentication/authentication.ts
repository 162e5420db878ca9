import type { AuthStore } from '../../authStore.ts'
import type { DirectusClient } from '../client.ts'
import type { DirectusUser } from '../directusUser.ts'
import type { AuthData, AuthenticationMode, TokenData } from './authData.ts'
import { type AuthenticationConfig, createDirectusSession } from './directusSession.ts'
import { getToken } from './getToken.ts'
import { login } from './login.ts'
import {
  type LoginOptions,
  type LoginPayload,
  loginRequest,
  type TokenOptions,
  tokenOptions,
} from './loginOptions.ts'
import { loginWithProvider, type ProviderLoginOptions } from './loginWithProvider.ts'
import { logout } from './logout.ts'
import { refresh } from './refresh.ts'
import { setToken } from './setToken.ts'

/** What `authentication()` adds to a client. No verb needs `this`. */
export interface AuthenticationClient {
  /**
   * Signs in. Whoever was signed in stays so until the server has answered.
   * @throws DirectusError as the server says it, such as `INVALID_CREDENTIALS`, or `INVALID_OTP` where
   * a one-time password is missing or wrong; AuthError `network`, `timeout`, or `session-changed`
   * where somebody wanted something else meanwhile
   */
  login(payload: LoginPayload, options?: LoginOptions): Promise<AuthData>
  login(email: string, password: string, options?: LoginOptions): Promise<AuthData>
  /**
   * Renews the session; callers at the same time share one renewal. A refresh token that is given is
   * exchanged, and becomes the session.
   * @throws DirectusError or AuthError; the session stays unless the server has ended it
   */
  refresh(options?: TokenOptions): Promise<AuthData>
  refresh(mode: AuthenticationMode, refresh_token?: string): Promise<AuthData>
  /**
   * Signs out here and in every tab at once, then tells the server.
   * @throws AuthError `revoke-failed` where the server could not be told; here, all is forgotten then too
   */
  logout(options?: TokenOptions): Promise<void>
  logout(refresh_token?: string, mode?: AuthenticationMode): Promise<void>
  /**
   * The access token that serves now, after a renewal where one is due; `null` where nobody is signed
   * in, and in session mode, where no script has it.
   * @throws AuthError where there is a session whose token has run out, and the server is out of reach
   */
  getToken(): Promise<string | null>
  /**
   * Goes on with a token that the app has got itself: a string serves until the server refuses it, and
   * `AuthData` is renewed by its refresh token. `null` signs out here and in every tab, and the server is
   * not told: a session that a cookie holds is found again at the next load. `logout` ends it.
   * @throws AuthError `config-invalid` where it is no token
   */
  setToken(token: string | TokenData | null): Promise<void>
  /** From now on nothing is renewed but for who asks; the next `login` or `refresh` undoes that. */
  stopRefreshing(): void
  /**
   * Leaves the page for the sign-in page of a provider, as `readProviders` names them.
   * @throws AuthError `not-supported` in json mode, `config-invalid` where there is no page
   */
  loginWithProvider(provider: string, options?: ProviderLoginOptions): void
  /** The session, for whoever wants to watch it. */
  readonly authStore: AuthStore<DirectusUser>
  /** Stops everything and lets go of everything. */
  dispose(): void
}

/**
 * A session for a client: it signs in, keeps, renews and signs out. Nothing is sent, and nothing looked
 * for, before somebody uses it.
 *
 * @param mode - `json`: both tokens are the script's, in memory; `cookie`: the refresh token is in a
 * cookie; `session`: all of it is. @defaultValue `cookie`
 *
 * @example
 * ```ts
 * const client = createDirectus('https://directus.example.com').with(authentication()).with(rest())
 * await client.login(email, password)
 * ```
 */
export function authentication(
  mode: AuthenticationMode = 'cookie',
  config: AuthenticationConfig = {},
): <Schema>(client: DirectusClient<Schema>) => AuthenticationClient {
  return (client) => {
    const session = createDirectusSession(client as DirectusClient<never>, mode, config)
    const { store } = session
    return {
      authStore: store,
      login: (
        who: string | LoginPayload,
        ...rest: readonly (string | LoginOptions | undefined)[]
      ) => login(session, loginRequest(who, ...rest)),
      refresh: (...options: Parameters<typeof tokenOptions>) =>
        refresh(session, tokenOptions(...options)),
      logout: (...options: Parameters<typeof tokenOptions>) =>
        logout(session, tokenOptions(...options)),
      getToken: () => getToken(session),
      setToken: (token) => setToken(session, token),
      stopRefreshing: () => session.setAhead(false),
      loginWithProvider: (provider, options) =>
        loginWithProvider(session, client, { ...options, provider }),
      dispose: store.dispose,
    }
  }
}
