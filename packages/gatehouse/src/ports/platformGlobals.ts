/** What a client takes from the page, or from Node, where it is given nothing else. */
export interface PlatformGlobals {
  fetch: (...request: Parameters<typeof globalThis.fetch>) => Promise<Response>
  readonly WebSocket: typeof globalThis.WebSocket
  readonly URL: typeof globalThis.URL
  logger: Pick<Console, 'log' | 'info' | 'warn' | 'error'>
}

/** The platform's own. Each is looked up when it is used, so that one that is put there later works. */
export function platformGlobals(): PlatformGlobals {
  return {
    fetch: (...request) => globalThis.fetch(...request),
    get WebSocket() {
      return globalThis.WebSocket
    },
    get URL() {
      return globalThis.URL
    },
    logger: console,
  }
}
