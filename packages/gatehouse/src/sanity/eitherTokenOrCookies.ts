/** The vendor's host of cached answers, as the last part of a project's host name. */
const CDN = '.apicdn.sanity.io'

/**
 * A request carries a token or cookies, never both, whoever asked for them. Cookies go past the
 * cache, which knows nobody: it would answer as if nobody were signed in.
 */
export function eitherTokenOrCookies(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return (input, init) => {
    if (init?.credentials !== 'include') return fetch(input, init)
    if (new Headers(init.headers).has('Authorization')) {
      return fetch(input, { ...init, credentials: 'same-origin' })
    }
    return fetch(input instanceof Request ? input : pastCdn(input), init)
  }
}

function pastCdn(input: string | URL): string | URL {
  const url = new URL(input)
  if (!url.hostname.endsWith(CDN)) return input
  url.hostname = `${url.hostname.slice(0, -CDN.length)}.api.sanity.io`
  return url.href
}
