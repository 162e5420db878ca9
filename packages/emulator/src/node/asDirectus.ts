import { DIRECTUS_HOST } from '../hosts.ts'

/**
 * The same request, to the host that is Directus. The `Host` header stays what it was, so that links
 * and cookies are those of the address that was asked.
 */
export async function asDirectus(request: Request): Promise<Request> {
  const url = new URL(request.url)
  url.hostname = DIRECTUS_HOST
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  const body = hasBody ? await request.arrayBuffer() : null
  return new Request(url, {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    signal: request.signal,
    ...(body === null ? {} : { body }),
  })
}
