import type { Envelope } from './envelope.ts'
import type { ComlinkStatus } from './protocol.ts'
import { ACK, DISCONNECT, RESPONSE, SYN, SYN_ACK } from './protocol.ts'

/**
 * What the embedded page knows of its line to the parent. The parent's origin is pinned by its first
 * syn: a document never outlives its parent's, so a second origin can only be a forgery.
 */
export type NodeLink =
  | { readonly type: 'idle' }
  | { readonly type: 'handshaking'; readonly origin: string; readonly channelId: string }
  | { readonly type: 'connected'; readonly origin: string; readonly channelId: string }
  /** It was connected and the parent starts over: messages wait, but nobody need be told. */
  | { readonly type: 'resuming'; readonly origin: string; readonly channelId: string }
  | { readonly type: 'disconnected'; readonly origin: string }

/** What the node has to do about a message. */
export type NodeStep =
  | 'ignore'
  /** Answer a syn. */
  | 'acknowledge'
  /** Send what has been waiting. */
  | 'open'
  | 'close'
  /** Serve the request that this responds to. */
  | 'settle'
  /** Run handlers and respond. */
  | 'respond'

/**
 * Decides on one message that is addressed to this node. `origin` is the sender's, and the caller
 * has checked that a syn of it is welcome.
 */
export function receive(
  link: NodeLink,
  origin: string,
  message: Pick<Envelope, 'type' | 'channelId'>,
): readonly [NodeLink, NodeStep] {
  if (link.type !== 'idle' && link.origin !== origin) return [link, 'ignore']
  if (message.type === SYN) {
    const type = nodeStatus(link) === 'connected' ? 'resuming' : 'handshaking'
    return [{ type, origin, channelId: message.channelId }, 'acknowledge']
  }
  if (link.type === 'idle' || link.type === 'disconnected') return [link, 'ignore']
  if (message.channelId !== link.channelId) return [link, 'ignore']
  if (message.type === DISCONNECT) return [{ type: 'disconnected', origin }, 'close']
  if (link.type === 'connected') return [link, stepWhileConnected(message.type)]
  if (message.type !== ACK) return [link, 'ignore']
  return [{ type: 'connected', origin, channelId: link.channelId }, 'open']
}

/** What the outside is told: starting over on a line that works is not worth a word. */
export function nodeStatus(link: NodeLink): ComlinkStatus {
  return link.type === 'resuming' ? 'connected' : link.type
}

function stepWhileConnected(type: string): NodeStep {
  if (type === RESPONSE) return 'settle'
  return type === ACK || type === SYN_ACK ? 'ignore' : 'respond'
}
