import type { Access } from '../access.ts'
import { DirectusError } from '../errors.ts'
import type { DirectusChange } from '../world.ts'
import { answerItems } from './answerItems.ts'
import { errorFrame, type Frame, marked } from './frames.ts'
import type { AuthMessage, Message, SubscribeMessage } from './readMessage.ts'
import {
  eventFrames,
  initialFrame,
  type Subscription,
  subscribed,
  toSubscription,
  unsubscribed,
} from './subscriptions.ts'

export interface ServiceOptions {
  /** Who the socket speaks for right now. Subscriptions outlive a token, and read as who comes next. */
  readonly access: () => Access
  readonly send: (frame: Frame) => void
}

/** What an open socket offers. */
export interface Service {
  serve(message: Exclude<Message, AuthMessage>): void
  /** Items changed. */
  tell(change: Extract<DirectusChange, { readonly type: 'itemsChanged' }>): void
}

export function createService({ access, send }: ServiceOptions): Service {
  let subscriptions: readonly Subscription[] = []
  const subscribe = (message: SubscribeMessage): void => {
    const subscription = toSubscription(message)
    try {
      const first = initialFrame(access(), subscription)
      subscriptions = subscribed(subscriptions, subscription)
      send(first)
    } catch (error) {
      if (!(error instanceof DirectusError)) throw error
      send(errorFrame('subscribe', error, subscription.uid))
    }
  }
  return {
    serve(message) {
      switch (message.type) {
        case 'ping':
          return send(marked({ type: 'pong' }, message.uid))
        case 'items':
          return send(answerItems(access(), message))
        case 'subscribe':
          return subscribe(message)
        case 'unsubscribe':
          subscriptions = unsubscribed(subscriptions, message.uid)
          return send(marked({ type: 'subscription', event: 'unsubscribe' }, message.uid))
        case 'invalid':
          return send(message.answer)
        case 'ignored':
          return
      }
    },
    tell(change) {
      for (const subscription of subscriptions) {
        for (const frame of eventFrames(access(), subscription, change)) send(frame)
      }
    },
  }
}
