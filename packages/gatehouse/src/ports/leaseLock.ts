import type { Clock } from './clock.ts'
import type { Ledger } from './ledger.ts'
import type { Lock, LockOptions, LockResult } from './lock.ts'
import { queueLock } from './queueLock.ts'
import { randomNonce } from './randomNonce.ts'
import { systemClock } from './systemClock.ts'

/** Options of {@link leaseLock}. */
export interface LeaseLockOptions {
  /** Where the leases are kept, each beside the sessions as `lock:<name>`. */
  readonly ledger: Ledger
  /** @defaultValue the device's own */
  readonly clock?: Clock
  /**
   * Milliseconds that a lease lasts when nobody renews it: how long a tab that was closed under
   * the lock keeps the others waiting. It is renewed at each third. @defaultValue 10000
   */
  readonly leaseMs?: number
  /** Milliseconds between two looks at a lease of somebody else. @defaultValue 100 */
  readonly pollMs?: number
}

interface Lease {
  readonly owner: string
  /** Milliseconds on the wall clock, the only one that all tabs share. */
  readonly expiresAt: number
}

/**
 * For browsers without Web Locks: a lease in the ledger, which another tab takes over only after it
 * has lapsed. A holder whose timers stood still for longer than the lease may so get company once,
 * and the server has to bear one duplicate. Where the ledger is not shared it is a plain queue.
 * A wait may overrun by the deadline of one ledger operation.
 */
export function leaseLock({
  ledger,
  clock = systemClock(),
  leaseMs = 10_000,
  pollMs = 100,
}: LeaseLockOptions): Lock {
  // Callers in this tab queue first, so that only one of them polls.
  const queue = queueLock(clock)
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => clock.after(ms, resolve))

  /** Takes or prolongs the lease of `key`; a ledger that fails is a lease not taken. */
  const claim = (key: string, owner: string): Promise<boolean> => {
    const decide = (present: unknown): unknown => {
      const { wall } = clock.now()
      return isAnothers(present, { owner, from: wall, to: wall + leaseMs })
        ? present
        : { owner, expiresAt: wall + leaseMs }
    }
    return ledger.update(key, decide).then(
      (lease) => parseLease(lease)?.owner === owner,
      () => false,
    )
  }

  const acquire = async (key: string, owner: string, due: number): Promise<boolean> => {
    while (!(await claim(key, owner))) {
      const left = due - clock.now().mono
      if (left <= 0) return false
      await sleep(Math.min(left, pollMs))
    }
    return true
  }

  /** Renews the lease until the release, which is returned. */
  const keep = (key: string, owner: string): (() => Promise<unknown>) => {
    let released = false
    let stop: () => void
    const renew = async (): Promise<void> => {
      await claim(key, owner)
      if (!released) stop = clock.after(leaseMs / 3, renew)
    }
    stop = clock.after(leaseMs / 3, renew)
    return async () => {
      released = true
      stop()
      const decide = (present: unknown): unknown =>
        parseLease(present)?.owner === owner ? undefined : present
      // A lease that cannot be given back lapses by itself.
      return ledger.update(key, decide).catch(() => undefined)
    }
  }

  const lease = async <T>(
    name: string,
    due: number,
    task: () => Promise<T>,
  ): Promise<LockResult<T>> => {
    if (!ledger.shared()) return { type: 'held', value: await task() }
    const key = `lock:${name}`
    const owner = randomNonce()
    if (!(await acquire(key, owner, due))) return { type: 'timedOut' }
    const release = keep(key, owner)
    try {
      return { type: 'held', value: await task() }
    } finally {
      await release()
    }
  }

  return {
    async request<T>(
      name: string,
      options: LockOptions,
      task: () => Promise<T>,
    ): Promise<LockResult<T>> {
      const due = clock.now().mono + options.waitMs
      const turn = await queue.request(name, options, () => lease(name, due, task))
      return turn.type === 'held' ? turn.value : turn
    },
  }
}

function parseLease(value: unknown): Lease | undefined {
  const { owner, expiresAt } = (value ?? {}) as Record<keyof Lease, unknown>
  return typeof owner === 'string' && typeof expiresAt === 'number'
    ? { owner, expiresAt }
    : undefined
}

/** One that ends later than any lease taken now would is left from before the clock was set back. */
function isAnothers(
  present: unknown,
  { owner, from, to }: { readonly owner: string; readonly from: number; readonly to: number },
): boolean {
  const lease = parseLease(present)
  return (
    lease !== undefined && lease.owner !== owner && lease.expiresAt > from && lease.expiresAt <= to
  )
}
