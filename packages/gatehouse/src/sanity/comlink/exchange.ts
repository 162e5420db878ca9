import { AuthError } from '../../errors.ts'
import type { Clock } from '../../ports/clock.ts'
import type { LogSink } from '../../ports/log.ts'
import { reportFailure } from './reportFailure.ts'

/** A message on its way out. */
export interface Outgoing {
  readonly id: string
  readonly type: string
  readonly data: unknown
}

/** How long a request may take, and how to call it off. */
export interface FetchOptions {
  /**
   * Milliseconds from the call, connected or not.
   * @defaultValue 10_000
   */
  readonly deadlineMs?: number
  /** Calls the request off: it rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/** What an {@link Exchange} needs. */
export interface ExchangeOptions {
  readonly clock: Clock
  /** An unguessable string; an answer must name the one that its request went out with. */
  readonly nonce: () => string
  /** Posts, or says `false` while there is no line to post on. Throws what cannot be posted. */
  readonly post: (message: Outgoing) => boolean
  readonly log?: LogSink | undefined
}

/** Requests and their answers over a line that may come and go. */
export interface Exchange {
  readonly fetch: (type: string, data: unknown, options?: FetchOptions) => Promise<unknown>
  /** Posts without waiting for an answer; while there is no line, it is kept until there is one. */
  readonly send: (type: string, data: unknown) => void
  /**
   * The line is open (again): posts all that waits. A request that went out before and has no answer
   * yet goes out once more under its old id, because the other end may have lost it with its line.
   */
  readonly flush: () => void
  /** Serves the request of that id; without one (old, unknown, answered) nothing happens. */
  readonly settle: (id: string, data: unknown) => void
  /** Rejects what waits with `disposed` and leaves no timer. */
  readonly dispose: () => void
}

interface Waiting {
  readonly message: Outgoing
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
}

/** Messages kept for a line that may never open; the oldest go first. */
const KEPT_MESSAGES = 100

const DEFAULT_DEADLINE_MS = 10_000

/** Makes an exchange with nothing under way. */
export function createExchange({ clock, nonce, post, log }: ExchangeOptions): Exchange {
  const requests = new Map<string, Waiting>()
  const kept: Outgoing[] = []
  let disposed = false

  const outgoing = (type: string, data: unknown): Outgoing => ({
    id: `msg-${nonce()}`,
    type,
    data,
  })

  const postRequest = ({ message, reject }: Waiting): void => {
    try {
      post(message)
    } catch (cause) {
      reject(unpostable(message.type, cause))
    }
  }

  const postOrKeep = (message: Outgoing): void => {
    try {
      if (post(message)) return
    } catch (error) {
      reportFailure(log, 'comlink.unpostable', { type: message.type, error })
      return
    }
    kept.push(message)
    if (kept.length > KEPT_MESSAGES) kept.shift()
  }

  return {
    fetch(type, data, { deadlineMs = DEFAULT_DEADLINE_MS, signal } = {}) {
      if (disposed) return Promise.reject(disposedError())
      if (signal?.aborted) return Promise.reject(signal.reason)
      return new Promise((resolve, reject) => {
        const message = outgoing(type, data)
        const finish = (): void => {
          requests.delete(message.id)
          stopDeadline()
          signal?.removeEventListener('abort', abort)
        }
        const waiting: Waiting = {
          message,
          resolve(value) {
            finish()
            resolve(value)
          },
          reject(reason) {
            finish()
            reject(reason)
          },
        }
        const abort = (): void => waiting.reject(signal?.reason)
        const stopDeadline = clock.after(deadlineMs, () =>
          waiting.reject(timeoutError(type, deadlineMs)),
        )
        signal?.addEventListener('abort', abort)
        requests.set(message.id, waiting)
        postRequest(waiting)
      })
    },
    send(type, data) {
      if (!disposed) postOrKeep(outgoing(type, data))
    },
    flush() {
      for (const message of kept.splice(0)) postOrKeep(message)
      for (const waiting of [...requests.values()]) postRequest(waiting)
    },
    settle(id, data) {
      requests.get(id)?.resolve(data)
    },
    dispose() {
      disposed = true
      kept.length = 0
      for (const waiting of [...requests.values()]) waiting.reject(disposedError())
    },
  }
}

function disposedError(): AuthError {
  return new AuthError('disposed', 'The connection to the other window is closed for good.')
}

/** A person reads this, in the frame: the message's type is told as the cause. */
function timeoutError(type: string, deadlineMs: number): AuthError {
  return new AuthError(
    'parent-timeout',
    `The page that embeds this app did not answer within ${deadlineMs / 1_000} s. Try again, or reload that page.`,
    { recoverable: true, cause: { unanswered: type } },
  )
}

function unpostable(type: string, cause: unknown): AuthError {
  return new AuthError(
    'not-supported',
    `The data of "${type}" cannot be sent to another window: send plain objects only.`,
    { cause },
  )
}
