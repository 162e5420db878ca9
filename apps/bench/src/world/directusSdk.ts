/** What a command says: where to, and how. */
export type Command = () => { readonly path: string; readonly method: 'GET' }

/** A client that has `rest()`. */
export interface RequestClient {
  readonly request: (command: Command) => Promise<unknown>
}

/** A client that has `authentication()` too. */
export interface SessionClient extends RequestClient {
  readonly login: (person: { email: string; password: string }) => Promise<unknown>
  readonly refresh: () => Promise<unknown>
  readonly stopRefreshing: () => void
}

/** Where a client sends its requests, if not over the platform's own network. */
export interface ClientGlobals {
  readonly fetch?: typeof globalThis.fetch
}

/** Either package's client, made by its own functions. */
export interface DirectusSdk {
  readonly withToken: (url: string, token: string, globals?: ClientGlobals) => RequestClient
  readonly withSession: (url: string, globals?: ClientGlobals) => SessionClient
}
