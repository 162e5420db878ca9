/** A request as it left the page. */
export interface SentRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly body: string
}

/** A network that a test looks into. */
export interface WatchedFetch {
  readonly fetch: typeof globalThis.fetch
  readonly sent: readonly SentRequest[]
  /** How many requests wait for their answer. */
  readonly underWay: () => number
}

/** Writes down what goes through `fetch`. */
export function watchedFetch(fetch: typeof globalThis.fetch): WatchedFetch {
  const sent: SentRequest[] = []
  let underWay = 0
  return {
    sent,
    underWay: () => underWay,
    async fetch(input, init) {
      underWay += 1
      try {
        const request = new Request(input, init)
        const { method, headers } = request
        const body = typeof init?.body === 'string' ? init.body : ''
        sent.push({ method, url: new URL(request.url), headers, body })
        return await fetch(request)
      } finally {
        underWay -= 1
      }
    },
  }
}
