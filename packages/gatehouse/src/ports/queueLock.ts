import type { Clock } from './clock.ts'
import type { Lock, LockOptions, LockResult } from './lock.ts'
import { systemClock } from './systemClock.ts'

/** First come, first served, among the callers of this object; other tabs know nothing of it. */
export function queueLock(clock: Clock = systemClock()): Lock {
  /** Those who wait, by lock name. An entry stands for as long as the lock is held. */
  const queues = new Map<string, Set<() => void>>()

  const isMyTurn = (queue: Set<() => void>, waitMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      const stop = clock.after(waitMs, () => {
        queue.delete(turn)
        resolve(false)
      })
      const turn = (): void => {
        queue.delete(turn)
        stop()
        resolve(true)
      }
      queue.add(turn)
    })

  return {
    async request<T>(
      name: string,
      { waitMs }: LockOptions,
      task: () => Promise<T>,
    ): Promise<LockResult<T>> {
      const queue = queues.get(name)
      if (!queue) queues.set(name, new Set())
      else if (!(await isMyTurn(queue, waitMs))) return { type: 'timedOut' }
      try {
        return { type: 'held', value: await task() }
      } finally {
        const [next] = queues.get(name) ?? []
        if (next) next()
        else queues.delete(name)
      }
    },
  }
}
