import type { LogSink } from '../../ports/log.ts'
import { reportFailure } from './reportFailure.ts'

/** Takes a message's data; what it returns, or resolves with, becomes the answer. */
export type MessageHandler = (data: unknown) => unknown

/** Who takes which messages. */
export interface Handlers {
  /**
   * Adds a handler for one type. If messages of that type came while there was none, it gets the
   * last of them at once, as with the vendor's. Returns the stop.
   */
  readonly on: (type: string, handler: MessageHandler) => () => void
  /** Runs the handlers of a type; resolves with the first answer that is not `undefined`. Never rejects. */
  readonly answer: (type: string, data: unknown) => Promise<unknown>
  readonly clear: () => void
}

/** Types for which an unhandled message is remembered; a parent that floods us stops there. */
const REMEMBERED_TYPES = 20

/** Makes an empty table; what a handler throws goes to `log`. */
export function createHandlers(log?: LogSink): Handlers {
  const handlers = new Map<string, Set<MessageHandler>>()
  const unhandled = new Map<string, unknown>()

  const run = async (type: string, data: unknown, handler: MessageHandler): Promise<unknown> => {
    try {
      return await handler(data)
    } catch (error) {
      reportFailure(log, 'comlink.handler-failed', { type, error })
      return undefined
    }
  }

  return {
    on(type, handler) {
      const added: MessageHandler = (data) => handler(data)
      const present = handlers.get(type) ?? new Set()
      handlers.set(type, present.add(added))
      if (unhandled.has(type)) {
        const data = unhandled.get(type)
        unhandled.delete(type)
        void run(type, data, added)
      }
      return () => {
        present.delete(added)
      }
    },
    async answer(type, data) {
      const present = [...(handlers.get(type) ?? [])]
      if (present.length === 0 && (unhandled.has(type) || unhandled.size < REMEMBERED_TYPES)) {
        unhandled.set(type, data)
      }
      const answers = await Promise.all(present.map((handler) => run(type, data, handler)))
      return answers.find((answer) => answer !== undefined)
    },
    clear() {
      handlers.clear()
      unhandled.clear()
    },
  }
}
