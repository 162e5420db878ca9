import { isConnectionDropped } from './connectionDropped.ts'
import type { Emulator } from './emulator.ts'

export interface EmulatorFetchOptions {
  /** The page that fetches: sent as `Origin`, and held to cross-origin rules as a browser would. */
  readonly origin?: string
}

/**
 * A `fetch` that reaches an emulator without a network, for unit tests. It honours the abort signal,
 * keeps cookies for requests with `credentials: 'include'`, rejects with a `TypeError` when the
 * connection drops, and follows no redirects. Under a DOM such as happy-dom no cookie is kept: its
 * `Response` has no `Set-Cookie`.
 */
export function emulatorFetch(
  emulator: Emulator,
  { origin }: EmulatorFetchOptions = {},
): typeof globalThis.fetch {
  const jar = new Map<string, Map<string, string>>()
  return async (input, init) => {
    const request = new Request(input, init)
    const { hostname } = new URL(request.url)
    const cookies = request.credentials === 'include' ? cookiesOf(jar, hostname) : new Map()
    const response = await orAborted(
      emulator.fetch(withBrowserHeaders(request, { origin, cookies })),
      request.signal,
    )
    if (origin !== undefined) assertReadable(response, new URL(request.url), origin)
    for (const cookie of response.headers.getSetCookie()) keepCookie(cookies, cookie)
    return response
  }
}

function withBrowserHeaders(
  request: Request,
  extra: { readonly origin: string | undefined; readonly cookies: ReadonlyMap<string, string> },
): Request {
  const headers = new Headers(request.headers)
  if (extra.origin !== undefined) headers.set('origin', extra.origin)
  if (extra.cookies.size > 0) {
    headers.set('cookie', [...extra.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
  }
  // A DOM's own `Request` refuses these names to scripts. The browser itself sends them, and so does
  // this: past the constructor.
  return Object.defineProperty(new Request(request), 'headers', { value: headers })
}

/** A browser hides a response from a page that the server did not name. */
function assertReadable(response: Response, url: URL, origin: string): void {
  if (url.origin === origin) return
  if (response.headers.get('access-control-allow-origin') !== origin) {
    throw new TypeError('fetch failed', {
      cause: new Error(`${url.origin} does not allow requests from ${origin}`),
    })
  }
}

function orAborted(response: Promise<Response>, signal: AbortSignal): Promise<Response> {
  if (signal.aborted) return Promise.reject(signal.reason)
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    response
      .then(resolve, (error: unknown) => reject(asSeenByFetch(error)))
      .finally(() => signal.removeEventListener('abort', abort))
  })
}

function asSeenByFetch(error: unknown): unknown {
  if (!isConnectionDropped(error)) return error
  return new TypeError(error.message, { cause: error.cause })
}

function cookiesOf(jar: Map<string, Map<string, string>>, hostname: string): Map<string, string> {
  const cookies = jar.get(hostname) ?? new Map<string, string>()
  jar.set(hostname, cookies)
  return cookies
}

function keepCookie(cookies: Map<string, string>, cookie: string): void {
  const [pair = '', ...attributes] = cookie.split(';')
  const [name = '', value = ''] = pair.split('=')
  const isGone = attributes.some((attribute) => attribute.trim().toLowerCase() === 'max-age=0')
  if (isGone) cookies.delete(name)
  else cookies.set(name, value)
}
