import type { Clock } from '../../ports/clock.ts'
import type { Peer, PeerMessage } from '../../ports/frame.ts'
import type { LogSink } from '../../ports/log.ts'
import { type Envelope, makeEnvelope, parseEnvelope } from './envelope.ts'
import { createExchange, type FetchOptions } from './exchange.ts'
import { createHandlers, type MessageHandler } from './handlers.ts'
import { createListeners } from './listeners.ts'
import { type NodeLink, nodeStatus, receive } from './nodeLink.ts'
import type { ComlinkStatus } from './protocol.ts'
import { CHANNEL_NAME, HEARTBEAT, NODE_NAME, RESPONSE, SYN, SYN_ACK } from './protocol.ts'
import { reportFailure } from './reportFailure.ts'

/** What the embedded page's end needs. */
export interface ComlinkNodeOptions {
  /** The parent window; a {@link Peer} lets nobody else's messages through. */
  readonly peer: Peer
  readonly clock: Clock
  /** An unguessable string, for the ids that answers must name. */
  readonly nonce: () => string
  /** Whether a page of that origin may be the parent. Never asked about an opaque origin: it may not. */
  readonly allowOrigin: (origin: string) => boolean
  /** @defaultValue `'dashboard/nodes/sdk'` */
  readonly name?: string
  /** @defaultValue `'dashboard/channels/sdk'` */
  readonly connectTo?: string
  /** Told of a parent that is turned away, and of what handlers and listeners throw. */
  readonly log?: LogSink
}

/** The embedded page's end of the line to its parent. */
export interface ComlinkNode {
  readonly status: () => ComlinkStatus
  /** Called after each change of {@link ComlinkNode.status}. Returns the stop. */
  readonly subscribe: (listener: (status: ComlinkStatus) => void) => () => void
  /** The parent's origin, from its first syn on; `null` before. */
  readonly origin: () => string | null
  /**
   * Asks the parent and resolves with the data of its answer, unchecked. Before the connection stands
   * the request waits; after a broken one it is asked again, under the same id.
   * Rejects with `parent-timeout` at the deadline, `disposed`, `not-supported` for data that cannot be
   * cloned, or the reason of an aborted signal.
   */
  readonly fetch: (type: string, data?: unknown, options?: FetchOptions) => Promise<unknown>
  /** Tells the parent something, now or as soon as it is connected. */
  readonly send: (type: string, data?: unknown) => void
  /** Takes the parent's messages of one type; its result is the answer. Returns the stop. */
  readonly on: (type: string, handler: MessageHandler) => () => void
  /** Ends it: what waits rejects with `disposed`, and nothing that comes later is heard. */
  readonly dispose: () => void
}

/**
 * Waits for the parent's handshake and answers it, in the vendor's wire format. It listens to one
 * window only, to allowed origins only, and from the first syn on to that origin alone.
 */
export function createComlinkNode(options: ComlinkNodeOptions): ComlinkNode {
  const { peer, clock, nonce, allowOrigin, log } = options
  const { name = NODE_NAME, connectTo = CHANNEL_NAME } = options
  let link: NodeLink = { type: 'idle' }
  let refusedOrigin: string | null = null
  const statusListeners = createListeners<ComlinkStatus>(log)
  const handlers = createHandlers(log)

  const post = (
    type: string,
    rest: { id: string; data?: unknown; responseTo?: string },
  ): boolean => {
    if (!('channelId' in link)) return false
    const { channelId, origin } = link
    peer.post(makeEnvelope({ channelId, from: name, to: connectTo, type, ...rest }), origin)
    return true
  }
  const freshId = (): string => `msg-${nonce()}`

  const exchange = createExchange({
    clock,
    nonce,
    log,
    post: ({ type, id, data }) => link.type === 'connected' && post(type, { id, data }),
  })

  const respond = async (message: Envelope): Promise<void> => {
    const asked = link
    const data =
      message.type === HEARTBEAT ? undefined : await handlers.answer(message.type, message.data)
    if (link !== asked) return
    post(RESPONSE, { id: freshId(), data, responseTo: message.id })
  }

  const perform = {
    ignore: () => {},
    close: () => {},
    acknowledge: () => {
      post(SYN_ACK, { id: freshId() })
    },
    open: () => exchange.flush(),
    settle: (message: Envelope) => exchange.settle(message.responseTo ?? '', message.data),
    respond: (message: Envelope) => {
      respond(message).catch((error: unknown) => {
        reportFailure(log, 'comlink.unpostable', { type: message.type, error })
      })
    },
  }

  const mayKnock = (origin: string): boolean => {
    // An opaque origin could not be posted back to without '*'.
    if (origin !== '' && origin !== 'null' && allowOrigin(origin)) return true
    if (refusedOrigin !== origin) {
      refusedOrigin = origin
      log?.write({
        level: 'warn',
        event: 'comlink.origin-refused',
        message: `The embedding page at ${origin} asked to connect and is not among the allowed origins.`,
        detail: { origin },
      })
    }
    return false
  }

  const hear = ({ data, origin }: PeerMessage): void => {
    const message = parseEnvelope(data)
    if (message === undefined || message.from !== connectTo || message.to !== name) return
    if (message.type === SYN && !mayKnock(origin)) return
    const before = nodeStatus(link)
    const [next, step] = receive(link, origin, message)
    link = next
    perform[step](message)
    const after = nodeStatus(link)
    if (after !== before) statusListeners.notify(after)
  }

  let stopHearing: () => void = peer.subscribe(hear)

  return {
    status: () => nodeStatus(link),
    subscribe: statusListeners.add,
    origin: () => ('origin' in link ? link.origin : null),
    fetch: (type, data, fetchOptions) => exchange.fetch(type, data, fetchOptions),
    send: (type, data) => exchange.send(type, data),
    on: handlers.on,
    dispose() {
      stopHearing()
      stopHearing = () => {}
      if (link.type !== 'idle') link = { type: 'disconnected', origin: link.origin }
      statusListeners.clear()
      handlers.clear()
      exchange.dispose()
    },
  }
}
