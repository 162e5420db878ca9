import type { WebSocketInterface } from '../globals.ts'

/** What can be listened to. */
export type WebSocketEvents = 'open' | 'close' | 'error' | 'message'

// biome-ignore lint/suspicious/noExplicitAny: the vendor's own shape; what comes depends on the event
type Listener = (this: WebSocketInterface, event: any) => any

/** Those who listen. */
export interface Listeners {
  /** Returns the stop. */
  readonly add: (event: WebSocketEvents, listener: Listener) => () => void
  /** Tells everybody; one that throws keeps nobody else from hearing. Returns whether anybody listens. */
  readonly tell: (event: WebSocketEvents, detail: unknown) => boolean
}

/**
 * Makes a list of listeners.
 *
 * @param socket - what they are called on, as the vendor's are
 * @param report - told what a listener throws
 */
export function createListeners(
  socket: () => WebSocketInterface | undefined,
  report: (error: unknown) => void,
): Listeners {
  const all = new Set<{ readonly event: WebSocketEvents; readonly listener: Listener }>()
  return {
    add(event, listener) {
      const entry = { event, listener }
      all.add(entry)
      return () => {
        all.delete(entry)
      }
    },
    tell(event, detail) {
      const heard = [...all].filter((entry) => entry.event === event)
      for (const { listener } of heard) {
        try {
          listener.call(socket() as WebSocketInterface, detail)
        } catch (error) {
          report(error)
        }
      }
      return heard.length > 0
    },
  }
}
