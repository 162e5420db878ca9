import type { Envelope } from '../comlink/envelope.ts'
import type { ComlinkStatus } from '../comlink/protocol.ts'
import { RESPONSE, SYN_ACK } from '../comlink/protocol.ts'

/** What the dashboard knows of its line to the embedded page. Each handshake has an id of its own. */
export type ChannelLink =
  | { readonly type: 'handshaking'; readonly channelId: string }
  | { readonly type: 'connected'; readonly channelId: string }
  | { readonly type: 'disconnected' }

/** What the channel has to do about a message. */
export type ChannelStep =
  | 'ignore'
  /** Confirm the handshake and send what has been waiting. */
  | 'open'
  /** Serve the request that this responds to. */
  | 'settle'
  /** Run handlers and respond. */
  | 'respond'

/** Decides on one message that is addressed to this channel and comes from the right origin. */
export function receive(
  link: ChannelLink,
  message: Pick<Envelope, 'type' | 'channelId'>,
): readonly [ChannelLink, ChannelStep] {
  // A late word of the document that the frame showed before carries the id of its own handshake.
  if (link.type === 'disconnected' || message.channelId !== link.channelId) return [link, 'ignore']
  if (link.type === 'connected') return [link, stepWhileConnected(message.type)]
  if (message.type !== SYN_ACK) return [link, 'ignore']
  return [{ type: 'connected', channelId: link.channelId }, 'open']
}

/** The public word for a link. */
export function channelStatus(link: ChannelLink): ComlinkStatus {
  return link.type
}

/** Late handshake words are among the rest: nobody handles them, so nobody answers. */
function stepWhileConnected(type: string): ChannelStep {
  return type === RESPONSE ? 'settle' : 'respond'
}
