import { AuthError } from './errors.ts'
import { onAbort } from './onAbort.ts'
import type { Clock } from './ports/clock.ts'

/** A timer that is later than this belongs to a page that stood still, in milliseconds. */
const STOOD_STILL_MS = 100

/** How long such a page is given to catch up, in milliseconds. */
const THAW_MS = 500

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
    const due = clock.now().mono + ms
    const late = () =>
      end(new AuthError('timeout', `${what} did not end within ${ms} ms.`, { recoverable: true }))
    let stop = clock.after(ms, () => {
      // A page that was frozen takes what waited for it first: an answer may be among it.
      if (clock.now().mono - due < STOOD_STILL_MS) late()
      else stop = clock.after(THAW_MS, late)
    })
    let leave = () => {}
    const cleanUp = () => {
      stop()
      leave()
    }
    if (signal?.aborted) {
      dispose()
      return
    }
    if (signal) leave = onAbort(signal, dispose)
    run(task, controller.signal).then(resolve, reject).finally(cleanUp)
  })
}

/** What a task throws before its first await is a rejection too. */
async function run<T>(task: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
  return task(signal)
}
