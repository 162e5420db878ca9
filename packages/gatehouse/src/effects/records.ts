import { withDeadline } from '../deadline.ts'
import {
  type LedgerRecord,
  readRecord,
  type SignedInRecord,
  type SignedOutRecord,
  writeRecord,
} from '../machine/ledgerRecord.ts'
import type { AuthUser } from '../machine/session.ts'
import type { Environment } from '../ports/environment.ts'
import type { AuthStrategy } from '../strategies/strategy.ts'
import { DEADLINE, type Shell } from './shell.ts'

/** What to write; the version is found in the ledger itself. */
export type Draft<U extends AuthUser> =
  | Omit<SignedInRecord<U>, 'version'>
  | Omit<SignedOutRecord, 'version'>

/** What became of a write. */
export type Written<U extends AuthUser> =
  | { readonly type: 'written'; readonly version: number; readonly former: LedgerRecord<U> | null }
  /** The record was not the one that the write was meant to follow. */
  | { readonly type: 'outrun'; readonly record: LedgerRecord<U> | null }

/** The session's record in the ledger. One verb at a time, in the order of the calls (F16). */
export interface Records<U extends AuthUser> {
  /** What stands there; `null`: nothing that can be used. Never rejects: that is `unreadable`. */
  readonly look: () => Promise<LedgerRecord<U> | null | 'unreadable'>
  /** Writes the next version; with `expected`, only over a record of that version. */
  readonly write: (draft: Draft<U>, expected?: number) => Promise<Written<U>>
  /** Takes the record away: the last resort where it can be neither trusted nor replaced. */
  readonly erase: () => Promise<void>
}

/** The records of one session. */
export function createRecords<U extends AuthUser>(
  { ledger, clock }: Environment,
  { name, readUser = () => undefined }: AuthStrategy<U>,
  note: Shell<U>['note'],
): Records<U> {
  let last: Promise<unknown> = Promise.resolve()
  const parse = (value: unknown) => readRecord(value, readUser) ?? null

  function queued<T>(verb: () => Promise<T>): Promise<T> {
    const bounds = { clock, ms: DEADLINE.ledger, what: 'The ledger' }
    const next = last.then(() => withDeadline(bounds, verb))
    last = next.catch(() => undefined)
    return next
  }

  return {
    look: () =>
      queued(async () => parse(await ledger.read(name))).catch((detail: unknown) => {
        note('warn', {
          event: 'ledger.unreadable',
          message:
            'The record that tabs share cannot be read. This tab goes on with what it knows.',
          detail,
        })
        return 'unreadable'
      }),
    erase: () => queued(async () => void (await ledger.update(name, () => undefined))),
    write: (draft, expected) =>
      queued(async () => {
        let result: Written<U> = { type: 'outrun', record: null }
        await ledger.update(name, (present) => {
          const former = parse(present)
          const version = former?.version ?? 0
          if (expected !== undefined && version !== expected) {
            result = { type: 'outrun', record: former }
            return present
          }
          result = { type: 'written', version: version + 1, former }
          return writeRecord({ ...draft, version: version + 1 })
        })
        return result
      }),
  }
}
