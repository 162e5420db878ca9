import { type Handler, withHeaders } from '../handler.ts'
import { hostOf } from '../hosts.ts'
import { errorResponse, plainError } from './errors.ts'

const ALLOWED_HEADERS =
  /^(accept|authorization|cache-control|content-type|last-event-id|traceparent|x-sanity-[a-z-]+)$/

/** Whether a browser asks for permission, rather than for something. */
export function isPreflight(request: Request): boolean {
  return request.method === 'OPTIONS' && request.headers.has('access-control-request-method')
}

/**
 * Puts the headers of cross-origin access on every response, errors and injected faults included:
 * without them a browser shows a network error and hides the status. Credentials are for project
 * hosts only, as with the vendor.
 */
export function withCors(next: Handler, isAllowed: (origin: string) => boolean): Handler {
  return async (request) => {
    const origin = request.headers.get('origin')
    const url = new URL(request.url)
    if (origin === null || origin === url.origin) return withVary(await next(request))
    if (!isAllowed(origin)) return withVary(refuse(url))

    const response = await next(request)
    const headers = new Headers(response.headers)
    headers.append('vary', 'Origin')
    headers.set('access-control-allow-origin', origin)
    headers.set('access-control-expose-headers', 'Retry-After')
    if (hostOf(url.hostname).kind === 'project') {
      headers.set('access-control-allow-credentials', 'true')
    }
    if (isPreflight(request)) permit(request, headers)
    return withHeaders(response, headers)
  }
}

/** Where a client asks whether its origin is allowed; everybody may read the answer. */
const CORS_CHECK = /\/check\/cors$/

function refuse({ pathname }: URL): Response {
  if (!CORS_CHECK.test(pathname)) return errorResponse(plainError(403, 'CORS Origin not allowed'))
  const result = { allowed: false, withCredentials: false }
  return Response.json({ result }, { headers: { 'access-control-allow-origin': '*' } })
}

function permit(request: Request, headers: Headers): void {
  const wanted = (request.headers.get('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
  headers.append('vary', 'Access-Control-Request-Headers')
  headers.set('access-control-allow-methods', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS')
  headers.set(
    'access-control-allow-headers',
    wanted.filter((name) => ALLOWED_HEADERS.test(name)).join(', '),
  )
  headers.set('access-control-max-age', '600')
}

function withVary(response: Response): Response {
  const headers = new Headers(response.headers)
  headers.append('vary', 'Origin')
  return withHeaders(response, headers)
}
