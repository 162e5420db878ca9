import { request as httpRequest, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'

const WITHOUT_BODY = new Set([101, 204, 205, 304])

/**
 * A `fetch` over real HTTP that knows where `*.localhost` is. Browsers and curl do, Node's DNS does
 * not. It streams, honours the abort signal, keeps no cookies and follows no redirects.
 */
export const localhostFetch: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init)
  const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer())
  request.signal.throwIfAborted()
  const incoming = await send(request, body)
  const abort = (): void => void incoming.destroy(request.signal.reason)
  request.signal.addEventListener('abort', abort, { once: true })
  incoming.once('close', () => request.signal.removeEventListener('abort', abort))
  return new Response(bodyOf(incoming), {
    status: incoming.statusCode ?? 0,
    statusText: incoming.statusMessage ?? '',
    headers: headersOf(incoming),
  })
}

function send(request: Request, body: Uint8Array | null): Promise<IncomingMessage> {
  const url = new URL(request.url)
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({
      host: isLocalhost(url.hostname) ? '127.0.0.1' : url.hostname,
      port: url.port === '' ? 80 : url.port,
      path: `${url.pathname}${url.search}`,
      method: request.method,
      headers: { ...Object.fromEntries(request.headers), host: url.host },
      agent: false,
    })
    const abort = (): void => void outgoing.destroy(request.signal.reason)
    request.signal.addEventListener('abort', abort, { once: true })
    outgoing.once('response', (incoming) => {
      request.signal.removeEventListener('abort', abort)
      resolve(incoming)
    })
    outgoing.once('error', (cause) =>
      reject(
        request.signal.aborted ? request.signal.reason : new TypeError('fetch failed', { cause }),
      ),
    )
    outgoing.end(body ?? undefined)
  })
}

function isLocalhost(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost')
}

function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> | null {
  if (WITHOUT_BODY.has(incoming.statusCode ?? 0)) {
    incoming.resume()
    return null
  }
  return Readable.toWeb(incoming) as ReadableStream<Uint8Array>
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  return headers
}
