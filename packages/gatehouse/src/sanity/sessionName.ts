import type { AuthMode } from './authMode.ts'
import type { SanityConfig } from './config.ts'
import { DEFAULT_API_HOST } from './hosts.ts'

/**
 * The name under which the tabs of an origin share a session. Apps of one origin that sign in with
 * different APIs, or as different clients, share no record and no renewal: each has a session of its
 * own. What they go on sharing is the vendor's own storage key, which knows of one session only: the
 * copy there is the last one's, and the others read it. Such apps belong on origins of their own. Pure.
 */
export function sessionName(
  mode: Extract<AuthMode, 'standalone' | 'oauth'>,
  { apiHost = DEFAULT_API_HOST, oauth }: NonNullable<SanityConfig['auth']> = {},
): string {
  const parts = [`sanity-${mode}`]
  if (mode === 'oauth' && oauth) parts.push(clientOf(oauth))
  const { host } = new URL(apiHost)
  if (host !== new URL(DEFAULT_API_HOST).host) parts.push(host)
  return parts.join(':')
}

/** Tokens for one organization only are another session than those for all. */
function clientOf({ clientId, organizationId }: { clientId: string; organizationId?: string }) {
  const ids = organizationId === undefined ? [clientId] : [clientId, organizationId]
  return ids.map(encodeURIComponent).join('@')
}
