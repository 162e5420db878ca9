const LOOPBACK = /^https?:\/\/(?:localhost|[^/:]+\.localhost|127\.0\.0\.1)\//

/**
 * Whether a client may be returned to `uri`. Compared as a text, so that nothing a parser would
 * forgive (`/a/../callback`, `user@host`) passes. On a loopback host that is registered without a
 * port any port does, since an app on its developer's computer cannot know its own (RFC 8252 §7.3).
 */
export function isRegisteredRedirect(uri: string, registered: readonly string[]): boolean {
  return registered.some((pattern) => toExpression(pattern).test(uri))
}

/** The redirect URI with the outcome in its query. What it had there stays (RFC 6749 §4.1.2). */
export function withOutcome(uri: string, outcome: Readonly<Record<string, string | null>>): string {
  const url = new URL(uri)
  for (const [name, value] of Object.entries(outcome)) {
    if (value !== null) url.searchParams.set(name, value)
  }
  return url.href
}

function toExpression(registered: string): RegExp {
  const literal = registered
    .replace(/[.+?^${}()|[\]\\*]/g, '\\$&')
    .replace('//\\*\\.localhost', '//[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.localhost')
  if (!LOOPBACK.test(registered)) return new RegExp(`^${literal}$`)
  return new RegExp(`^${literal.replace(/^([^/]+\/\/[^/]+)/, '$1(?::\\d{1,5})?')}$`)
}
