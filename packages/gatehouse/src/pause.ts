import type { Clock } from './ports/clock.ts'

/**
 * Resolves after `ms` milliseconds.
 *
 * @throws the signal's reason, as soon as it aborts
 */
export function pause(clock: Clock, ms: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(ms, () => {
      signal?.removeEventListener('abort', end)
      resolve()
    })
    const end = (): void => {
      stop()
      reject(signal?.reason)
    }
    if (signal?.aborted) end()
    else signal?.addEventListener('abort', end, { once: true })
  })
}
