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
  const all: Readonly<Record<WebSocketEvents, Set<Listener>>> = {
    open: new Set(),
    close: new Set(),
    error: new Set(),
    message: new Set(),
  }
  return {
    add(event, listener) {
      // Its own function, so that one that is added twice is told twice, and stopped one at a time.
      const own: Listener = function own(detail) {
        return listener.call(this, detail)
      }
      all[event].add(own)
      return () => {
        all[event].delete(own)
      }
    },
    tell(event, detail) {
      for (const listener of [...all[event]]) {
        try {
          listener.call(socket() as WebSocketInterface, detail)
        } catch (error) {
          report(error)
        }
      }
      return all[event].size > 0
    },
  }
}
