import type { Clock } from './clock.ts'
import type { Lock, LockOptions, LockResult } from './lock.ts'
import { systemClock } from './systemClock.ts'

/** Options of {@link webLock}. */
export interface WebLockOptions {
  /** What serves where the browser has no Web Locks or refuses them. */
  readonly fallback: Lock
  /** The browser's lock manager. @defaultValue `navigator.locks`, looked up at each request */
  readonly locks?: () => Pick<LockManager, 'request'>
  /** @defaultValue the device's own */
  readonly clock?: Clock
}

/**
 * The browser's Web Locks, as `gatehouse:<name>`. They are never stolen, and a holder that is closed
 * or crashes gives way at once; one that is frozen keeps the others waiting until their deadlines.
 */
export function webLock({
  fallback,
  locks = () => navigator.locks,
  clock = systemClock(),
}: WebLockOptions): Lock {
  return {
    async request<T>(
      name: string,
      { waitMs }: LockOptions,
      task: () => Promise<T>,
    ): Promise<LockResult<T>> {
      const controller = new AbortController()
      let running: Promise<T> | undefined
      const stop = clock.after(waitMs, () => controller.abort())
      try {
        await locks().request(
          `gatehouse:${name}`,
          // A wait of nothing must still get a lock that is free, which a timer would forestall.
          waitMs > 0 ? { signal: controller.signal } : { ifAvailable: true },
          (lock) => {
            if (lock) running = (async () => task())()
            else controller.abort()
            return running
          },
        )
      } catch {
        // Before the task began: no lock to be had. Afterwards: the task's own, thrown below.
        if (!running && !controller.signal.aborted) {
          return await fallback.request(name, { waitMs }, task)
        }
      } finally {
        stop()
      }
      return running ? { type: 'held', value: await running } : { type: 'timedOut' }
    },
  }
}
