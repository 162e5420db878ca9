import type { WebSocketInterface } from '../globals.ts'
import type { RealtimeEnvironment } from './createConnection.ts'

/** When a socket says whom it speaks for: the server's `WEBSOCKETS_REST_AUTH`. */
export type WebSocketAuthModes = 'public' | 'handshake' | 'strict'

/** Options of `realtime()`. */
export interface WebSocketConfig {
  /**
   * - `handshake`: the first message says it. A session cookie counts from the start.
   * - `public`: anybody may connect; who has a token says so.
   * - `strict`: the token stands in the address, where servers, proxies and the browser's console write
   *   it down. Take it only where the server wants it.
   *
   * @defaultValue `'handshake'`
   */
  readonly authMode?: WebSocketAuthModes
  /**
   * What happens when the socket is lost: up to `retries` tries, the first after `delay` milliseconds,
   * each later one after twice the wait before it, up to 30 s, give or take some. None while the
   * device is offline. `false`: nothing.
   *
   * @defaultValue `{delay: 1000, retries: 10}`
   */
  readonly reconnect?: { readonly delay: number; readonly retries: number } | false
  /**
   * How long `connect()` may take, in milliseconds; `false` for as long as it takes.
   * @defaultValue `{timeout: 10000}`
   */
  readonly connect?: { readonly timeout: number } | false
  /**
   * Whether to answer the server's pings, and to ask it after 45 s of silence whether it is there.
   * Without it, its pings are handed to `message` listeners, to be answered by them.
   *
   * @defaultValue `true`
   */
  readonly heartbeat?: boolean
  /** Whether to write into the logger what becomes of the socket. @defaultValue `false` */
  readonly debug?: boolean
  /** The socket's address. @defaultValue `/websocket` below the client's own */
  readonly url?: string
  /** For tests: the world that it lives in. */
  readonly environment?: RealtimeEnvironment
}

/** What a subscription may be told of. */
export type SubscriptionOptionsEvents = 'create' | 'update' | 'delete'

/** What a subscription tells of; `init` comes first, and again whenever something may have been missed. */
export type SubscriptionEvents = 'init' | SubscriptionOptionsEvents

/** The end of a subscription to events. */
export type RemoveEventHandler = () => void

/** What listens to a socket. */
// biome-ignore lint/suspicious/noExplicitAny: the vendor's own shape
export type WebSocketEventHandler = (this: WebSocketInterface, event: any) => any
