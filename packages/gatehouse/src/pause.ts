import { onAbort } from './onAbort.ts'
import type { Clock } from './ports/clock.ts'

/**
 * Resolves after `ms` milliseconds.
 *
 * @throws the signal's reason, as soon as it aborts
 */
export function pause(clock: Clock, ms: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    let leave = () => {}
    const stop = clock.after(ms, () => {
      leave()
      resolve()
    })
    const end = (): void => {
      leave()
      stop()
      reject(signal?.reason)
    }
    if (signal?.aborted) end()
    else if (signal) leave = onAbort(signal, end)
  })
}
