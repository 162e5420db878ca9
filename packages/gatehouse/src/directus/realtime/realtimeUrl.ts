import type { Auth } from './machine/connection.ts'
import { parseObject } from './machine/incoming.ts'

/** What an address is made of. */
export interface Address {
  /** The client's own. */
  readonly base: URL
  /** The socket's, where it is another. */
  readonly given: string | undefined
  readonly isStrict: boolean
}

/**
 * Where the socket is: `/websocket` below the client's own address. A token stands in it in strict
 * mode only (S8), so it is never to be written down.
 */
export function realtimeUrl({ base, given, isStrict }: Address, auth: Auth): string {
  const url = given === undefined ? ownUrl(base) : new URL(given)
  const token = isStrict ? tokenOf(auth) : undefined
  if (token !== undefined) url.searchParams.set('access_token', token)
  return url.href
}

function ownUrl(base: URL): URL {
  const url = new URL(base)
  if (/^wss?:$/.test(url.protocol)) return url
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/websocket`
  return url
}

function tokenOf(auth: Auth): string | undefined {
  if (auth.type === 'token') return auth.token
  if (auth.type !== 'own') return
  const token = parseObject(auth.text)?.access_token
  return typeof token === 'string' ? token : undefined
}
