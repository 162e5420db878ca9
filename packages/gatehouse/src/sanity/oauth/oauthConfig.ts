import { AuthError } from '../../errors.ts'
import type { AuthConfig } from '../config.ts'
import { isLoopback } from '../hosts.ts'

/** What an OAuth client is registered with. */
export type OAuthConfig = NonNullable<AuthConfig['oauth']>

/**
 * Says what is wrong with `auth.oauth`.
 * @throws AuthError `config-invalid`
 */
export function assertOAuthConfig(oauth: unknown): asserts oauth is OAuthConfig {
  const { clientId, redirectUri, organizationId } = (oauth ?? {}) as Record<string, unknown>
  if (typeof clientId !== 'string' || clientId === '') {
    throw invalid('clientId must be the id that the client is registered with.')
  }
  if (typeof redirectUri !== 'string' || !isRedirectUri(redirectUri)) {
    throw invalid(
      'redirectUri must be an absolute https address without a hash, as it is registered. Only an app on this machine may do without https.',
    )
  }
  if (organizationId !== undefined && (typeof organizationId !== 'string' || !organizationId)) {
    throw invalid('organizationId must be the id of an organization, or be left out.')
  }
}

/** The code comes there: nobody on the way may read it (RFC 9700 §2.6, RFC 6749 §3.1.2). */
function isRedirectUri(text: string): boolean {
  if (!URL.canParse(text) || text.includes('#')) return false
  const { protocol } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(text))
}

function invalid(what: string): AuthError {
  return new AuthError('config-invalid', `The field auth.oauth.${what}`)
}
