/** What goes along with a message: plain members, which are cloned on the way. */
export type MessageData = Record<string, unknown> | undefined

/** One kind of message between two windows: its type, its data and what it is answered with. */
export interface Message {
  readonly type: string
  readonly data?: MessageData
  readonly response?: MessageData
}

/** A message from the page that embeds to the one in its frame. */
export type FrameMessage = Message

/** A message from the page in a frame to the one that embeds it. */
export type WindowMessage = Message
