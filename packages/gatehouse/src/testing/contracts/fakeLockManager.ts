/** The part of the browser's `LockManager` that the library uses, and the hand of a killer. */
export interface FakeLockManager {
  readonly request: LockManager['request']
  /** Takes the lock from its holder, as a crash or a `steal` does: its request is rejected. */
  readonly kill: (name: string) => void
}

interface Wish {
  readonly grant: () => void
}

/** Web Locks for engines without them, after the specification: exclusive mode, signal, ifAvailable. */
export function fakeLockManager(): FakeLockManager {
  const holders = new Map<string, { readonly reject: (reason: unknown) => void }>()
  const queues = new Map<string, Set<Wish>>()

  const free = (name: string): void => {
    holders.delete(name)
    const [next] = queues.get(name) ?? []
    next?.grant()
  }

  const hold = (name: string, callback: (lock: Lock) => unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const holder = { reject }
      holders.set(name, holder)
      // The specification calls back from a task of its own, never from within the request.
      queueMicrotask(async () => {
        try {
          resolve(await callback({ name, mode: 'exclusive' }))
        } catch (error) {
          reject(error)
        }
        if (holders.get(name) === holder) free(name)
      })
    })

  const enqueue = (
    name: string,
    signal: AbortSignal | undefined,
    callback: (lock: Lock) => unknown,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const queue = queues.get(name) ?? new Set()
      queues.set(name, queue)
      const onAbort = (): void => {
        queue.delete(wish)
        reject(signal?.reason)
      }
      const wish: Wish = {
        grant() {
          queue.delete(wish)
          signal?.removeEventListener('abort', onAbort)
          resolve(hold(name, callback))
        },
      }
      queue.add(wish)
      signal?.addEventListener('abort', onAbort)
    })

  const request = (
    name: string,
    { signal, ifAvailable }: LockOptions,
    callback: (lock: Lock | null) => unknown,
  ): Promise<unknown> => {
    if (signal?.aborted) return Promise.reject(signal.reason)
    if (signal && ifAvailable) return Promise.reject(new DOMException('', 'NotSupportedError'))
    if (!holders.has(name)) return hold(name, callback)
    if (ifAvailable) return Promise.resolve(null).then(callback)
    return enqueue(name, signal, callback)
  }

  return {
    request: request as LockManager['request'],
    kill(name) {
      holders.get(name)?.reject(new DOMException('broken', 'AbortError'))
      free(name)
    },
  }
}
