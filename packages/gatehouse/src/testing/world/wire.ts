import type { Exchange } from './createNetwork.ts'

/** A request as a server of the world sees it. */
export interface WireRequest extends Exchange {
  readonly method: string
  readonly path: string
  /** By its name in lower case; `undefined` where it was not sent. */
  readonly header: (name: string) => string | undefined
  readonly text: () => Promise<string>
  /** The same as a `Request`, for a server that is made of one function from that to a `Response`. */
  readonly toRequest: () => Request
}

/** An answer on its way. */
export interface WireReply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Answers with JSON. */
export function jsonReply(data: unknown, status = 200): WireReply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(data) }
}

/** What `fetch` was called with, as it goes over the wire. */
export function toWire(
  input: string | URL | Request,
  init: RequestInit | undefined,
  exchange: Exchange,
): WireRequest {
  const url = new URL(exchange.url)
  const toRequest = (): Request => new Request(input, init)
  if (input instanceof Request || typeof (init?.body ?? '') !== 'string') {
    const request = toRequest()
    return {
      ...exchange,
      method: request.method,
      path: url.pathname,
      header: (name) => request.headers.get(name) ?? undefined,
      text: () => request.text(),
      toRequest: () => request,
    }
  }
  const headers = new Headers(init?.headers)
  return {
    ...exchange,
    method: init?.method ?? 'GET',
    path: url.pathname,
    header: (name) => headers.get(name) ?? undefined,
    text: async () => (typeof init?.body === 'string' ? init.body : ''),
    toRequest,
  }
}

/**
 * The answer as `fetch` gives it. A `Response` around a stream costs more than all the rest of a
 * simulated request, so the stream is made only for those who ask for it.
 */
export function fromWire(reply: WireReply): Response {
  const { status, headers, body } = reply
  const init = { status, ...(headers && { headers }) }
  const response = new Response(null, init)
  if (body === undefined) return response
  let isUsed = false
  const read = async (): Promise<string> => {
    if (isUsed) throw new TypeError('Body is unusable: Body has already been read')
    isUsed = true
    return body
  }
  const streamed = (): Response => new Response(body, init)
  return Object.defineProperties(response, {
    text: { value: read },
    json: { value: async () => JSON.parse(await read()) as unknown },
    arrayBuffer: { value: async () => new TextEncoder().encode(await read()).buffer },
    blob: { value: () => streamed().blob() },
    clone: { value: () => fromWire(reply) },
    bodyUsed: { get: () => isUsed },
    body: { get: () => streamed().body },
  })
}
