import { AuthError } from '../errors.ts'
import type { DirectusClient } from './client.ts'
import { queryParams } from './queryParams.ts'

type Addressed = Pick<DirectusClient<never>, 'url'>

/**
 * The address of a path of the API. A client's address may have a path of its own in front of it.
 *
 * @throws AuthError `option-invalid` where the path leads to another server: neither a token nor what
 * is sent is for that one (S7)
 */
export function requestUrl(client: Addressed, path: string, params: object = {}): URL {
  const base = basePath(client)
  const target = new URL(base ? base + path.replace(/^\/?/, '/') : path, client.url)
  if (target.origin !== client.url.origin) {
    throw new AuthError(
      'option-invalid',
      "The path leads to another server. Begin it with one slash, below the client's own address.",
    )
  }
  for (const [name, value] of queryParams(params)) target.searchParams.set(name, value)
  return target
}

/**
 * Whether an address belongs to the API's own sign-in, where no token may be sent along: a bad one
 * spoils the request that is to replace it.
 */
export function isSignInUrl(client: Addressed, { pathname }: URL): boolean {
  return /^\/auth(\/|$)/i.test(pathname.slice(basePath(client).length))
}

function basePath({ url }: Addressed): string {
  return url.pathname.replace(/\/$/, '')
}
