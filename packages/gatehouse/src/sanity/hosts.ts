/** Where the API is, unless a configuration says otherwise. */
export const DEFAULT_API_HOST = 'https://api.sanity.io'

/** Whether the API host is the vendor's staging one. */
export function isStagingHost(apiHost: string): boolean {
  return new URL(apiHost).hostname.endsWith('.sanity.work')
}

/** Whether the API host is the vendor's own, which all projects share, and not a proxy of one's own. */
export function isVendorHost(apiHost: string): boolean {
  const { hostname } = new URL(apiHost)
  return hostname === new URL(DEFAULT_API_HOST).hostname || isStagingHost(apiHost)
}

/** Whether a credential may go to this host: over https, or to this machine itself (S7). */
export function isSecureHost(apiHost: string): boolean {
  if (!URL.canParse(apiHost)) return false
  const { protocol } = new URL(apiHost)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(apiHost))
}

/** Whether an origin, or address, is of this machine itself: nobody else's page is there. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { hostname } = new URL(url)
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true
  return hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
