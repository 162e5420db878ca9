import type { WebSocketInterface } from '../globals.ts'
import type { WebSocketEvents } from './createListeners.ts'
import type { RealtimeError } from './realtimeError.ts'
import type { EventsOf, QueryOf, SubscribeOptions, SubscriptionOutput } from './subscription.ts'
import type { RemoveEventHandler, WebSocketEventHandler } from './types.ts'

/** What `realtime()` adds to a client. */
export interface WebSocketClient<Schema> {
  /** Whether there is an open and authenticated socket. One that is being opened is waited for. */
  isConnected(): Promise<boolean>
  /**
   * Opens the socket; callers at the same time share one. Resolves once it is authenticated: where the
   * client has nothing to authenticate with, once it is open, for the app to send its `auth` message.
   * @throws RealtimeError `AUTH_FAILED`, `SIGNED_OUT`, `CONNECTION_FAILED`, `CONNECTION_TIMEOUT`,
   * `CONNECTION_CLOSED`, `UNSUPPORTED`
   */
  connect(): Promise<WebSocketInterface>
  /**
   * Closes the socket, ends every subscription, and forgets what waits to be sent. Who disposes of the
   * client's session calls it too: left alone, a socket lives as long as what it was let in with.
   */
  disconnect(): void
  /**
   * Listens. `open`: the socket is authenticated. `close`: it is gone; it may come again. `error`: what
   * went wrong, a `RealtimeError`. `message`: what the server sends, as an object. Returns the stop.
   *
   * Its pings and its answers to what this library sends of its own accord are no `message`: code that
   * waits for the vendor's `{type: 'auth', status: 'ok'}` before it subscribes listens to `open` here.
   * The answer to an `auth` message of the app's own is one, without the refresh token, which the
   * socket needs itself.
   */
  onWebSocket(
    event: 'error',
    callback: (this: WebSocketInterface, error: RealtimeError) => unknown,
  ): RemoveEventHandler
  onWebSocket(event: WebSocketEvents, callback: WebSocketEventHandler): RemoveEventHandler
  /**
   * Sends a message, with a `uid` of its own where it has none; a text goes as it is. Where no socket is
   * open, one is opened, and the message waits in line. What goes wrong is told to `error` listeners,
   * or to the client's logger where there are none.
   */
  // biome-ignore lint/suspicious/noExplicitAny: the vendor's own shape
  sendMessage(message: string | Record<string, any>): void
  /**
   * Subscribes to what changes in a collection. `init` comes first, with what there is now, where no
   * `event` is asked for; it comes again whenever something may have been missed: after a reconnect,
   * or when the token ran out before there was another. So what is read from a subscription is whole,
   * though a change that an `init` tells of may be told once more.
   *
   * Breaking out of the loop ends the subscription, as `unsubscribe()` does. It throws a
   * `RealtimeError` where the server refuses it, where nobody is signed in any more, where somebody
   * else is, or where no socket can be had any more.
   *
   * @throws RealtimeError what `connect()` throws
   */
  subscribe<
    Collection extends keyof Schema,
    const Options extends SubscribeOptions<Schema, Collection> = object,
  >(
    collection: Collection,
    options?: Options,
  ): Promise<{
    subscription: AsyncGenerator<
      SubscriptionOutput<Schema, Collection, QueryOf<Options>, EventsOf<Options>>,
      void,
      unknown
    >
    unsubscribe(): void
  }>
}
