import { browserPage } from '../../ports/browserPage.ts'
import { systemClock } from '../../ports/systemClock.ts'
import type { DirectusClient } from '../client.ts'
import { late } from '../late.ts'
import { queryParams } from '../queryParams.ts'
import { senderOf } from '../senderOf.ts'
import { createConnection, type RealtimeEnvironment } from './createConnection.ts'
import type { WebSocketEvents } from './createListeners.ts'
import { isServing, type Message } from './machine/connection.ts'
import { parseObject } from './machine/incoming.ts'
import type { Rules } from './machine/rules.ts'
import { RealtimeError } from './realtimeError.ts'
import { createSubscriptionQueue } from './subscriptionQueue.ts'
import type { WebSocketConfig, WebSocketEventHandler } from './types.ts'
import type { WebSocketClient } from './webSocketClient.ts'

/**
 * The WebSocket: messages, and subscriptions to what changes. Nothing is opened before the first
 * `connect()`, `subscribe()` or `sendMessage()`.
 *
 * The socket authenticates with what the client has: a session of `authentication()`, whose new
 * tokens it is told before the old ones end, and which it follows when somebody signs in or out; a
 * `staticToken()`; a session cookie; or what the vendor's composables hold. A message of the app's
 * own, `sendMessage({type: 'auth', …})`, takes the place of all that. Of a password or a refresh
 * token the socket keeps the refresh token that the server answers with, in memory, and sends it once.
 * A sign-in over the socket knows no second factor: the server ignores `otp` there.
 *
 * @example
 * ```ts
 * const client = createDirectus(url).with(authentication()).with(realtime())
 * const { subscription } = await client.subscribe('messages', { event: 'create' })
 * for await (const { event, data } of subscription) console.log(event, data)
 * ```
 */
export function realtime(
  config: WebSocketConfig = {},
): <Schema>(client: DirectusClient<Schema>) => WebSocketClient<Schema> {
  return late((client: DirectusClient<never>) => assemble(client, config))
}

function assemble(
  client: DirectusClient<never>,
  { url, debug = false, environment = platform(), ...config }: WebSocketConfig,
  // biome-ignore lint/suspicious/noExplicitAny: the schema is in the types only
): WebSocketClient<any> {
  let sender: Pick<DirectusClient<never>, 'url' | 'globals'> = client
  let uids = 0
  const connection = createConnection({
    rules: rulesOf(config),
    url,
    debug,
    environment,
    sender: () => sender,
  })
  const { dispatch, queues, listeners } = connection

  function nextUid(): string {
    uids += 1
    return String(uids)
  }

  function give(message: string | Readonly<Record<string, unknown>>): void {
    const fields = typeof message === 'string' ? parseObject(message) : message
    const text =
      typeof message === 'string' ? message : JSON.stringify({ uid: nextUid(), ...message })
    dispatch({ type: 'messageGiven', message: { text, own: ownAuth(fields) } })
  }

  function drop(uid: string): void {
    queues.delete(uid)
    dispatch({
      type: 'unsubscribed',
      uid,
      text: JSON.stringify({ type: 'unsubscribe', uid }),
    })
  }

  return {
    async isConnected() {
      if (!isSettled()) await connection.connect().catch(() => undefined)
      return isOpen()
    },
    async connect(this: unknown) {
      sender = senderOf(this, sender)
      return connection.connect()
    },
    disconnect: () => dispatch({ type: 'disconnectRequested' }),
    onWebSocket: (event: WebSocketEvents, callback: WebSocketEventHandler) =>
      listeners.add(event, callback),
    sendMessage(this: unknown, message: string | Record<string, unknown>) {
      sender = senderOf(this, sender)
      give(message)
    },
    async subscribe(this: unknown, collection: PropertyKey, options: object = {}) {
      sender = senderOf(this, sender)
      const { uid: given, query, ...others } = options as SubscribeFields
      const uid = given ?? nextUid()
      if (queues.has(uid)) throw taken(uid)
      const queue = createSubscriptionQueue<object>(() => drop(uid))
      queues.set(uid, queue)
      const asked = query && { query: Object.fromEntries(queryParams(query)) }
      const text = JSON.stringify({ ...others, ...asked, collection, type: 'subscribe', uid })
      dispatch({ type: 'subscribed', uid, text })
      try {
        await connection.connect()
      } catch (error) {
        drop(uid)
        throw error
      }
      return { subscription: queue.events, unsubscribe: () => void queue.events.return() }
    },
    // biome-ignore lint/suspicious/noExplicitAny: the schema is in the types only
  } as WebSocketClient<any>

  function isOpen(): boolean {
    return isServing(connection.state())
  }

  function isSettled(): boolean {
    return isOpen() || !('socket' in connection.state().phase)
  }
}

/** What is looked at of a subscription's options. */
interface SubscribeFields {
  readonly uid?: string
  readonly query?: object
}

function platform(): RealtimeEnvironment {
  return { clock: systemClock(), page: browserPage(), random: Math.random }
}

function rulesOf({
  authMode = 'handshake',
  heartbeat = true,
  reconnect = { delay: 1000, retries: 10 },
  connect = { timeout: 10_000 },
}: WebSocketConfig): Rules {
  return {
    mode: authMode,
    heartbeat,
    reconnect: reconnect || { delay: 0, retries: 0 },
    timeoutMs: connect ? connect.timeout : Number.POSITIVE_INFINITY,
  }
}

/** Whether a message is one that authenticates, and if it can be sent again. */
function ownAuth(fields: Readonly<Record<string, unknown>> | undefined): Message['own'] {
  if (fields?.type !== 'auth') return
  return { isReusable: 'access_token' in fields && !('refresh_token' in fields) }
}

function taken(uid: string): RealtimeError {
  return new RealtimeError(
    'INVALID_PAYLOAD',
    `There is a subscription of the uid "${uid}" already. Leave the uid out, or end that one first.`,
  )
}
