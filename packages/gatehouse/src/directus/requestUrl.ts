import type { DirectusClient } from './client.ts'
import { queryParams } from './queryParams.ts'

/** The address of a path of the API. A client's address may have a path of its own in front of it. */
export function requestUrl(
  { url }: Pick<DirectusClient<never>, 'url'>,
  path: string,
  params: object = {},
): URL {
  const base = url.pathname.replace(/\/$/, '')
  const target = new URL(base && !path.startsWith('/') ? `${base}/${path}` : base + path, url)
  for (const [name, value] of queryParams(params)) target.searchParams.set(name, value)
  return target
}

/**
 * Whether an address belongs to the API's own sign-in, where no token may be sent along: a bad one
 * spoils the request that is to replace it.
 */
export function isSignInUrl(
  client: Pick<DirectusClient<never>, 'url'>,
  { pathname }: URL,
): boolean {
  const base = client.url.pathname.replace(/\/$/, '')
  return /^\/auth(\/|$)/i.test(pathname.slice(base.length))
}
