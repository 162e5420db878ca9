import { AuthError } from '../../errors.ts'
import { isSecureHost } from '../hosts.ts'

/** What an OAuth client is registered with. */
export interface OAuthConfig {
  readonly clientId: string
  readonly redirectUri: string
  readonly organizationId?: string
}

/**
 * Says what is wrong with `auth.oauth`.
 * @throws AuthError `config-invalid`
 */
export function assertOAuthConfig(oauth: unknown): asserts oauth is OAuthConfig {
  const { clientId, redirectUri, organizationId } = (oauth ?? {}) as Record<string, unknown>
  if (!isText(clientId)) throw invalid('clientId must be the id that the client is registered with')
  // The code comes there: nobody on the way may read it (RFC 6749 §3.1.2, RFC 9700 §2.6).
  if (!isText(redirectUri) || redirectUri.includes('#') || !isSecureHost(redirectUri)) {
    throw invalid(
      'redirectUri must be an absolute https address without a hash, as it is registered; only an app on this machine may do without https',
    )
  }
  if (organizationId !== undefined && !isText(organizationId)) {
    throw invalid('organizationId must be the id of an organization, or be left out')
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function invalid(what: string): AuthError {
  return new AuthError('config-invalid', `The field auth.oauth.${what}.`)
}
