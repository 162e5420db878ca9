/** What is asked of a lock. */
interface LockRequest {
  readonly ifAvailable?: boolean
  readonly signal?: AbortSignal
}

/**
 * Gives the page Web Locks, which happy-dom does not have: exclusive ones, first come, first served.
 * Counts those that are held or waited for.
 */
export function installLocks(): () => number {
  const queues = new Map<string, Promise<unknown>>()
  let claims = 0

  async function request<T>(
    name: string,
    { ifAvailable = false, signal }: LockRequest,
    task: (lock: object | null) => Promise<T>,
  ): Promise<T> {
    if (ifAvailable && queues.has(name)) return task(null)
    claims++
    const turn = (queues.get(name) ?? Promise.resolve()).then(() => {
      signal?.throwIfAborted()
      return task({ name, mode: 'exclusive' })
    })
    const over = turn
      .catch(() => undefined)
      .then(() => {
        claims--
        if (queues.get(name) === over) queues.delete(name)
      })
    queues.set(name, over)
    return turn
  }

  Object.defineProperty(navigator, 'locks', { value: { request } })
  return () => claims
}
