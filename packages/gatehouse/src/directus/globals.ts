/** What `fetch` has to do here. The platform's own fits, and so does any that answers with a `Response`. */
// biome-ignore lint/suspicious/noExplicitAny: the vendor's own shape, so that its clients fit ours and ours theirs
export type FetchInterface = (input: any, init?: any) => Promise<unknown>

/** What a socket has to do here: the browser's, Node's 22 and the package `ws` all do. */
export interface WebSocketInterface {
  readonly readyState: number
  // biome-ignore lint/suspicious/noExplicitAny: sockets of several packages have to fit, each with events of its own
  addEventListener(type: string, listener: (event: any) => any): void
  // biome-ignore lint/suspicious/noExplicitAny: as above
  removeEventListener(type: string, listener: (event: any) => any): void
  send(data: string): void
  close(code?: number, reason?: string): void
}

/** Makes a socket. */
export interface WebSocketConstructor {
  new (url: string, protocols?: string | string[]): WebSocketInterface
}

/** Where a client writes what a developer should know. */
export type ConsoleInterface = {
  // biome-ignore lint/suspicious/noExplicitAny: `console` takes anything
  readonly [level in 'log' | 'info' | 'warn' | 'error']: (...details: any) => any
}

/** What a client takes from its surroundings. */
export interface ClientGlobals {
  fetch: FetchInterface
  WebSocket: WebSocketConstructor
  URL: typeof URL
  logger: ConsoleInterface
}
