import type { LogSink } from '../../ports/log.ts'
import { reportFailure } from './reportFailure.ts'

/** A set of callbacks in which one that throws never keeps the others from being called. */
export interface Listeners<T> {
  /** Returns the stop. */
  readonly add: (listener: (value: T) => void) => () => void
  readonly notify: (value: T) => void
  readonly clear: () => void
}

/** Makes an empty set; what a callback throws goes to `log`. */
export function createListeners<T>(log?: LogSink): Listeners<T> {
  const entries = new Set<{ readonly call: (value: T) => void }>()
  return {
    add(listener) {
      // An entry of its own, so that the same function may be added twice.
      const entry = { call: listener }
      entries.add(entry)
      return () => {
        entries.delete(entry)
      }
    },
    notify(value) {
      for (const entry of [...entries]) {
        try {
          entry.call(value)
        } catch (error) {
          reportFailure(log, 'comlink.listener-failed', { error })
        }
      }
    },
    clear: () => entries.clear(),
  }
}
