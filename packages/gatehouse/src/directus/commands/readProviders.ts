import type { RestCommand } from '../requestOptions.ts'

/** A way to sign in at somebody else's, as the server is configured for it. */
export interface AuthProvider {
  readonly name: string
  /** `openid`, `oauth2`, `saml` or `ldap`. */
  readonly driver: string
  readonly label?: string | null
  readonly icon?: string | null
}

/**
 * The providers that people may sign in with.
 *
 * @param sessionOnly - only those that leave a session's cookie. @defaultValue false
 */
export function readProviders<Schema>(sessionOnly = false): RestCommand<AuthProvider[], Schema> {
  return () => ({ path: sessionOnly ? '/auth?sessionOnly' : '/auth', method: 'GET' })
}
