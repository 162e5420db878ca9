/** What a client takes from the page, or from Node, where it is given nothing else. */
export interface PlatformGlobals {
  readonly fetch: typeof globalThis.fetch
  readonly WebSocket: typeof globalThis.WebSocket
  readonly URL: typeof globalThis.URL
  readonly logger: Pick<Console, 'log' | 'info' | 'warn' | 'error'>
}

/** The platform's own. `fetch` is looked up at each call, so that one that is put there later is used. */
export function platformGlobals(): PlatformGlobals {
  const { WebSocket, URL } = globalThis
  return { fetch: (...request) => globalThis.fetch(...request), WebSocket, URL, logger: console }
}
