import { type Handler, withHeaders } from '../handler.ts'
import { isAllowedOrigin } from '../origins.ts'
import type { CorsOrigin } from './settings.ts'

/** Any port of this computer, and of its subdomains. */
const THIS_COMPUTER = ['localhost', '*.localhost', '127.0.0.1'].flatMap((host) =>
  ['http', 'https'].flatMap((scheme) => [`${scheme}://${host}`, `${scheme}://${host}:*`]),
)

/**
 * Puts the headers of cross-origin access on every response, errors and injected faults included.
 * `Retry-After` is not among those that a page may read, as with the vendor.
 */
export function withDirectusCors(next: Handler, setting: () => CorsOrigin): Handler {
  return async (request) => {
    const isPreflight = request.method === 'OPTIONS'
    const response = isPreflight ? new Response(null, { status: 204 }) : await next(request)
    const origin = allowedOrigin(setting(), request.headers.get('origin'))
    if (origin === null) return response
    const headers = new Headers(response.headers)
    headers.append('vary', 'Origin')
    headers.set('access-control-allow-origin', origin)
    headers.set('access-control-allow-credentials', 'true')
    headers.set('access-control-expose-headers', 'Content-Range')
    if (isPreflight) {
      headers.set('access-control-allow-methods', 'GET,POST,PATCH,DELETE')
      headers.set('access-control-allow-headers', 'Content-Type,Authorization')
      headers.set('access-control-max-age', '18000')
    }
    return withHeaders(response, headers)
  }
}

/** Which origin an answer names; `null` when none. A fixed one is named whoever asks. */
export function allowedOrigin(setting: CorsOrigin, origin: string | null): string | null {
  if (setting === 'off') return null
  if (setting !== 'localhost') return setting
  return origin !== null && isAllowedOrigin(origin, THIS_COMPUTER) ? origin : null
}
