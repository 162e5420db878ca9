/** A request as it left the page. */
export interface SentRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly body: string
  /** Whether the browser's cookies go with it. */
  readonly credentials: RequestCredentials
  /** The page's address at that moment. */
  readonly from: string
  /** Whether the page has called it off. */
  readonly isAborted: () => boolean
}

/** A network that a test looks into. */
export interface WatchedFetch {
  readonly fetch: typeof globalThis.fetch
  readonly sent: readonly SentRequest[]
  /** How many requests wait for their answer. */
  readonly underWay: () => number
  /** Keeps back the answers to requests for that path, after the work is done. Returns the release. */
  readonly hold: (path: string) => () => void
}

/** Writes down what goes through `fetch`. */
export function watchedFetch(fetch: typeof globalThis.fetch, address: () => string): WatchedFetch {
  const sent: SentRequest[] = []
  const held = new Map<string, Promise<void>>()
  let underWay = 0

  async function delivered(response: Response, { pathname }: URL): Promise<Response> {
    const [, released] = [...held].find(([path]) => pathname.endsWith(path)) ?? []
    if (released) {
      underWay -= 1
      await released
      underWay += 1
    }
    return response
  }

  return {
    sent,
    underWay: () => underWay,
    async fetch(input, init) {
      underWay += 1
      try {
        const request = new Request(input, init)
        const { method, headers, credentials, signal } = request
        const url = new URL(request.url)
        const body = typeof init?.body === 'string' ? init.body : ''
        const isAborted = () => signal.aborted
        sent.push({ method, url, headers, body, credentials, from: address(), isAborted })
        return await delivered(await fetch(request), url)
      } finally {
        underWay -= 1
      }
    },
    hold(path) {
      let release = () => {}
      held.set(
        path,
        new Promise((resolve) => {
          release = resolve
        }),
      )
      return () => {
        held.delete(path)
        release()
      }
    },
  }
}
