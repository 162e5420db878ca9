import type { Clock } from './clock.ts'
import type { Ledger } from './ledger.ts'
import type { Lock, LockOptions, LockResult } from './lock.ts'
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
 * For browsers without Web Locks: a lease in the ledger, which another caller takes over only after
 * it has lapsed. A holder whose timers stood still for longer than the lease may so get company,
 * and the server has to bear one duplicate. On a ledger that is not shared, the lease keeps apart
 * the callers in this tab. A wait may overrun by the deadline of one ledger operation.
 */
export function leaseLock({
  ledger,
  clock = systemClock(),
  leaseMs = 10_000,
  pollMs = 100,
}: LeaseLockOptions): Lock {
  return {
    async request<T>(
      name: string,
      { waitMs }: LockOptions,
      task: () => Promise<T>,
    ): Promise<LockResult<T>> {
      const owner = randomNonce()
      const due = clock.now().mono + waitMs
      let isHeld = true
      let stop = (): void => {}

      /** Takes or prolongs the lease, or gives it back; tells whether it was free to be taken. */
      const claim = (next: (wall: number) => Lease | undefined): Promise<boolean> => {
        let isFree = false
        const decide = (present: unknown): unknown => {
          const { wall } = clock.now()
          const lease = present as Lease | undefined
          const leftMs = Number(lease?.expiresAt) - wall
          // One that ends later than any taken now would is left from before the clock was set back.
          isFree = lease?.owner === owner || !(leftMs > 0 && leftMs <= leaseMs)
          return isFree ? next(wall) : present
        }
        // With a ledger that fails, a lease is not taken, and one held lapses by itself.
        return ledger.update(`lock:${name}`, decide).then(
          () => isFree,
          () => false,
        )
      }
      const take = (): Promise<boolean> => claim((wall) => ({ owner, expiresAt: wall + leaseMs }))
      const keep = (): void => {
        if (isHeld) stop = clock.after(leaseMs / 3, () => take().then(keep))
      }

      while (!(await take())) {
        const leftMs = due - clock.now().mono
        if (leftMs <= 0) return { type: 'timedOut' }
        await new Promise<void>((resolve) => clock.after(Math.min(leftMs, pollMs), resolve))
      }
      keep()
      try {
        return { type: 'held', value: await task() }
      } finally {
        isHeld = false
        stop()
        await claim(() => undefined)
      }
    },
  }
}
