import { isTokenCredential } from '../../machine/credential.ts'
import { type LedgerRecord, readRecord, writeRecord } from '../../machine/ledgerRecord.ts'
import type { Ledger } from '../../ports/ledger.ts'
import type { DirectusUser } from '../directusUser.ts'
import { parseUser } from './parseUser.ts'

/**
 * A ledger that outlives the page, without what must not outlive it: a session by a refresh token, or
 * by a token that never ends, stays in this page's memory, and to others the ledger says that nobody is
 * signed in (S12). What ends with the next renewal is written down as ever.
 */
export function discreetLedger(ledger: Ledger): Ledger {
  let kept: LedgerRecord<DirectusUser> | undefined

  /** What was kept back counts for as long as what stands for it is there. */
  function seen(present: unknown): unknown {
    if (!kept) return present
    const record = readRecord(present, parseUser)
    return record?.type === 'signedOut' && record.version === kept.version
      ? writeRecord(kept)
      : present
  }

  return {
    shared: ledger.shared,
    read: async (name) => seen(await ledger.read(name)),
    update: async (name, decide) => {
      let next: unknown
      await ledger.update(name, (present) => {
        const before = seen(present)
        next = decide(before)
        if (next === before) return present
        const record = readRecord(next, parseUser)
        kept = record && isForMemory(record) ? record : undefined
        return kept ? writeRecord({ type: 'signedOut', version: kept.version }) : next
      })
      return next
    },
  }
}

function isForMemory(record: LedgerRecord<DirectusUser>): boolean {
  if (record.type === 'signedOut' || !isTokenCredential(record.credential)) return false
  const { refreshToken, lifetimeMs } = record.credential
  return refreshToken !== undefined || lifetimeMs === undefined
}
