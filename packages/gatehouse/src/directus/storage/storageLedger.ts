import type { Environment } from '../../ports/environment.ts'
import type { Ledger } from '../../ports/ledger.ts'
import type { AuthStorage } from '../authentication/authData.ts'
import { fromStored, toStored } from './storedValue.ts'

/** Longest wait for another client that writes, in milliseconds. */
const WAIT_MS = 3_000

/**
 * The record of one session in the app's own storage, in the shape that the vendor's client
 * understands. What somebody else writes there is a record too.
 */
export function storageLedger(
  storage: AuthStorage,
  { lock, clock }: Pick<Environment, 'lock' | 'clock'>,
): Ledger {
  const read = async (): Promise<unknown> => fromStored(await storage.get(), clock.now())
  return {
    shared: () => true,
    read,
    async update(name, decide) {
      const result = await lock.request(`${name}:storage`, { waitMs: WAIT_MS }, async () => {
        const present = await read()
        const next = decide(present)
        if (next !== present) await storage.set(toStored(next))
        return next
      })
      if (result.type === 'held') return result.value
      throw new Error('Another client has been writing to the storage for too long.')
    },
  }
}
