import type { Environment } from '../../ports/environment.ts'
import type { Peer, PeerMessage } from '../../ports/frame.ts'
import { type Envelope, makeEnvelope, parseEnvelope } from '../comlink/envelope.ts'
import { createExchange } from '../comlink/exchange.ts'
import { createHandlers, type MessageHandler } from '../comlink/handlers.ts'
import { createListeners } from '../comlink/listeners.ts'
import type { ComlinkStatus } from '../comlink/protocol.ts'
import {
  ACK,
  CHANNEL_NAME,
  DISCONNECT,
  HANDSHAKE_INTERVAL_MS,
  HEARTBEAT,
  NODE_NAME,
  RESPONSE,
  SYN,
} from '../comlink/protocol.ts'
import { reportFailure } from '../comlink/reportFailure.ts'
import { type ChannelLink, channelStatus, receive } from './channelLink.ts'
import { parseOrigin } from './parseOrigin.ts'

/** What the embedding page's end needs. */
export interface ComlinkChannelOptions {
  /** The embedded window; a {@link Peer} lets nobody else's messages through. */
  readonly peer: Peer
  /** The only origin that is spoken to, and listened to. */
  readonly targetOrigin: string
  readonly environment: Pick<Environment, 'clock' | 'nonce' | 'log'>
  /** @defaultValue `'dashboard/channels/sdk'` */
  readonly name?: string
  /** @defaultValue `'dashboard/nodes/sdk'` */
  readonly connectTo?: string
  /**
   * Asks every 2 s whether the other end still lives, and starts over when it is silent for 3 s.
   * @defaultValue `false`
   */
  readonly heartbeat?: boolean
}

/** The embedding page's end of the line to a page that it shows. */
export interface ComlinkChannel {
  readonly status: () => ComlinkStatus
  /** Called after each change of {@link ComlinkChannel.status}. Returns the stop. */
  readonly subscribe: (listener: (status: ComlinkStatus) => void) => () => void
  /** Tells the other end something, now or as soon as it is connected. */
  readonly send: (type: string, data?: unknown) => void
  /** Takes the other end's messages of one type; a result that is not `undefined` is the answer. */
  readonly on: (type: string, handler: MessageHandler) => () => void
  /** Starts over: the document that was connected is gone. */
  readonly reconnect: () => void
  /** The frame may have loaded another document: looks, and starts over if nobody answers. */
  readonly check: () => void
  /** Says goodbye and ends it. */
  readonly dispose: () => void
}

/** Milliseconds between a heartbeat's answer and the next; the vendor's figure as measured. */
const HEARTBEAT_INTERVAL_MS = 2000
/** Milliseconds that a heartbeat may go unanswered. */
const HEARTBEAT_DEADLINE_MS = 3000
/** Milliseconds that a live document has to answer after the frame says that it loaded something. */
const CHECK_DEADLINE_MS = 300

/**
 * Starts the handshake at once and repeats it until it is answered, in the vendor's wire format.
 * Throws `config-invalid` for a `targetOrigin` that is not one exact origin.
 */
export function createComlinkChannel(options: ComlinkChannelOptions): ComlinkChannel {
  const { peer, environment, heartbeat = false } = options
  const { name = CHANNEL_NAME, connectTo = NODE_NAME } = options
  const { clock, nonce, log } = environment
  const targetOrigin = parseOrigin(options.targetOrigin)
  let link: ChannelLink = { type: 'disconnected' }
  let disposed = false
  let stopTimer: () => void = () => {}
  const statusListeners = createListeners<ComlinkStatus>(log)
  const handlers = createHandlers(log)

  const post = (
    type: string,
    rest: { id: string; data?: unknown; responseTo?: string },
  ): boolean => {
    if (link.type === 'disconnected') return false
    const { channelId } = link
    peer.post(makeEnvelope({ channelId, from: name, to: connectTo, type, ...rest }), targetOrigin)
    return true
  }
  const freshId = (): string => `msg-${nonce()}`
  const schedule = (ms: number, task: () => void): void => {
    stopTimer()
    stopTimer = clock.after(ms, task)
  }

  const exchange = createExchange({
    clock,
    nonce,
    log,
    post: ({ type, id, data }) => link.type === 'connected' && post(type, { id, data }),
  })

  const move = (next: ChannelLink): void => {
    const before = channelStatus(link)
    link = next
    if (next.type !== before) statusListeners.notify(next.type)
  }

  const knock = (): void => {
    post(SYN, { id: freshId() })
    schedule(HANDSHAKE_INTERVAL_MS, knock)
  }

  const reconnect = (): void => {
    if (disposed) return
    move({ type: 'handshaking', channelId: `chn-${nonce()}` })
    knock()
  }

  /** Asks the other end for a sign of life. */
  const probe = (deadlineMs: number, alive: () => void): void => {
    const asked = link
    exchange.fetch(HEARTBEAT, undefined, { deadlineMs }).then(
      () => {
        if (link === asked) alive()
      },
      () => {
        if (link === asked) reconnect()
      },
    )
  }

  const beat = (): void => {
    if (!heartbeat) return
    schedule(HEARTBEAT_INTERVAL_MS, () => probe(HEARTBEAT_DEADLINE_MS, beat))
  }

  const respond = async (message: Envelope): Promise<void> => {
    const asked = link
    const data = await handlers.answer(message.type, message.data)
    // No empty answers: the vendor's node takes one for an answer and then never settles its promise.
    if (data === undefined || link !== asked) return
    post(RESPONSE, { id: freshId(), data, responseTo: message.id })
  }

  const perform = {
    ignore: () => {},
    open: () => {
      stopTimer()
      post(ACK, { id: freshId() })
      exchange.flush()
      beat()
    },
    settle: (message: Envelope) => exchange.settle(message.responseTo ?? '', message.data),
    respond: (message: Envelope) => {
      respond(message).catch((error: unknown) => {
        reportFailure(log, 'comlink.unpostable', { type: message.type, error })
      })
    },
  }

  const hear = ({ data, origin }: PeerMessage): void => {
    if (origin !== targetOrigin) return
    const message = parseEnvelope(data)
    if (message === undefined || message.from !== connectTo || message.to !== name) return
    const before = channelStatus(link)
    const [next, step] = receive(link, message)
    link = next
    perform[step](message)
    if (next.type !== before) statusListeners.notify(next.type)
  }

  const stopHearing = peer.subscribe(hear)
  reconnect()

  return {
    status: () => channelStatus(link),
    subscribe: statusListeners.add,
    send: (type, data) => exchange.send(type, data),
    on: handlers.on,
    reconnect,
    check() {
      if (link.type === 'handshaking') knock()
      if (link.type === 'connected') probe(CHECK_DEADLINE_MS, () => {})
    },
    dispose() {
      if (disposed) return
      disposed = true
      stopTimer()
      stopHearing()
      post(DISCONNECT, { id: freshId() })
      link = { type: 'disconnected' }
      statusListeners.clear()
      handlers.clear()
      exchange.dispose()
    },
  }
}
