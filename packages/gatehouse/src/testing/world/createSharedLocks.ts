import type { Clock } from '../../ports/clock.ts'
import type { Lock, LockOptions, LockResult } from '../../ports/lock.ts'
import type { Scheduler } from './createScheduler.ts'

/** The locks that all tabs of an origin share, as Web Locks are. */
export interface SharedLocks {
  readonly forTab: (owner: number, clock: Clock) => Lock
  /** Whether `request` rejects, as where the browser refuses them. */
  readonly refuse: (refuse: boolean) => void
  /** A tab is gone: what it held or waited for is free. A frozen tab keeps what it holds. */
  readonly release: (owner: number) => void
  /** How many locks a tab holds or waits for. */
  readonly claims: (owner: number) => number
}

interface Claim {
  readonly owner: number
  readonly enter: () => void
  /** Takes back the entry that is planned. */
  cancel: () => void
}

/** First come, first served. Getting the lock and running under it are two steps. */
export function createSharedLocks({ plan }: Pick<Scheduler, 'plan'>): SharedLocks {
  /** By lock name; the holder stands first. */
  const queues = new Map<string, Claim[]>()
  let isRefused = false

  function join(name: string, claim: Claim): void {
    const queue = queues.get(name) ?? []
    queues.set(name, queue)
    queue.push(claim)
    if (queue.length === 1) grant(name, claim)
  }

  function grant(name: string, claim: Claim): void {
    claim.cancel = plan({ label: `lock ${name}`, owner: claim.owner, run: claim.enter })
  }

  function leave(name: string, claim: Claim): void {
    const queue = queues.get(name) ?? []
    const index = queue.indexOf(claim)
    if (index < 0) return
    claim.cancel()
    queue.splice(index, 1)
    const [next] = queue
    if (!next) queues.delete(name)
    else if (index === 0) grant(name, next)
  }

  return {
    forTab: (owner, clock) => ({
      async request<T>(
        name: string,
        { waitMs }: LockOptions,
        task: () => Promise<T>,
      ): Promise<LockResult<T>> {
        if (isRefused) throw new DOMException('refused', 'SecurityError')
        if (waitMs <= 0 && queues.has(name)) return { type: 'timedOut' }
        let claim: Claim | undefined
        const isMine = await new Promise<boolean>((resolve) => {
          let stop = (): void => {}
          const mine: Claim = {
            owner,
            cancel() {},
            enter() {
              stop()
              resolve(true)
            },
          }
          claim = mine
          join(name, mine)
          if (waitMs <= 0) return
          stop = clock.after(waitMs, () => {
            leave(name, mine)
            resolve(false)
          })
        })
        if (!isMine) return { type: 'timedOut' }
        try {
          return { type: 'held', value: await task() }
        } finally {
          if (claim) leave(name, claim)
        }
      },
    }),
    refuse(refuse) {
      isRefused = refuse
    },
    release(owner) {
      for (const [name, queue] of [...queues]) {
        for (const claim of queue.filter((each) => each.owner === owner)) leave(name, claim)
      }
    },
    claims: (owner) => [...queues.values()].flat().filter((claim) => claim.owner === owner).length,
  }
}
