import { AuthError } from './errors.ts'
import type { Clock } from './ports/clock.ts'

/** What bounds a piece of work. */
interface Bounds {
  readonly clock: Clock
  /** In milliseconds. */
  readonly ms: number
  /** Ends the work early. */
  readonly signal?: AbortSignal
  /** What the work is called in the error's sentence. */
  readonly what: string
}

/**
 * Runs `task` with a signal that aborts at the deadline, and settles by then whatever the task
 * does (I6). Rejects with `timeout`, or with `disposed` when the outer signal ends it.
 */
export function withDeadline<T>(
  { clock, ms, signal, what }: Bounds,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const controller = new AbortController()
    const end = (error: AuthError) => {
      cleanUp()
      reject(error)
      controller.abort(error)
    }
    const dispose = () =>
      end(new AuthError('disposed', `${what} was cut short: the store is disposed of.`))
    const stop = clock.after(ms, () =>
      end(new AuthError('timeout', `${what} did not end within ${ms} ms.`, { recoverable: true })),
    )
    const cleanUp = () => {
      stop()
      signal?.removeEventListener('abort', dispose)
    }
    if (signal?.aborted) {
      dispose()
      return
    }
    signal?.addEventListener('abort', dispose)
    run(task, controller.signal).then(resolve, reject).finally(cleanUp)
  })
}

/** What a task throws before its first await is a rejection too. */
async function run<T>(task: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
  return task(signal)
}
