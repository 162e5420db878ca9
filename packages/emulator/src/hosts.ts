/** What a hostname stands for. */
export type Host =
  | { readonly kind: 'global' }
  | { readonly kind: 'project'; readonly projectId: string }
  | { readonly kind: 'login' }
  | { readonly kind: 'directus' }
  | { readonly kind: 'other' }

const PROJECT_HOST = /^([a-z0-9][a-z0-9-]*)\.(?:api|apicdn)\.localhost$/

/** The Directus of the emulator. On a listener of its own it answers to every hostname. */
export const DIRECTUS_HOST = 'directus.localhost'

/** Reads a hostname without its port, as `new URL(…).hostname` gives it. */
export function hostOf(hostname: string): Host {
  if (hostname === 'api.localhost' || hostname === 'apicdn.localhost') return { kind: 'global' }
  if (hostname === 'www.localhost' || hostname === 'login.localhost') return { kind: 'login' }
  if (hostname === DIRECTUS_HOST) return { kind: 'directus' }
  const projectId = PROJECT_HOST.exec(hostname)?.[1]
  return projectId === undefined ? { kind: 'other' } : { kind: 'project', projectId }
}

/** The origin of another of the emulator's hosts, on the scheme and port of `url`. */
export function originOn(hostname: string, url: URL): string {
  return `${url.protocol}//${hostname}${url.port === '' ? '' : `:${url.port}`}`
}

/** Where every host answers the control API. */
export const CONTROL_PATH = '/__emulator'

/** Does the emulator answer this request itself, or is it somebody else's page? */
export function isEmulated(url: URL): boolean {
  return isControl(url) || hostOf(url.hostname).kind !== 'other'
}

export function isDirectus(url: URL): boolean {
  return hostOf(url.hostname).kind === 'directus'
}

export function isControl(url: URL): boolean {
  return url.pathname === CONTROL_PATH || url.pathname.startsWith(`${CONTROL_PATH}/`)
}
