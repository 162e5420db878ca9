import { withDeadline } from '../deadline.ts'
import {
  credentialTag,
  type LedgerRecord,
  readRecord,
  type SignedInRecord,
  type SignedOutRecord,
  writeRecord,
} from '../machine/ledgerRecord.ts'
import type { AuthUser } from '../machine/session.ts'
import type { Environment } from '../ports/environment.ts'
import type { AuthStrategy } from '../strategies/strategy.ts'
import { mirror } from './mirror.ts'
import { DEADLINE, type Shell } from './shell.ts'

/** What to write; the version is found in the ledger itself. */
export type Draft<U extends AuthUser> =
  | (Omit<SignedInRecord<U>, 'version' | 'lineage' | 'isCopied' | 'formerly'> & {
      /** Whether the session begins with it; one that goes on keeps its lineage. */
      readonly begins: boolean
    })
  | Omit<SignedOutRecord, 'version'>

/** What became of a write. */
export type Written<U extends AuthUser> =
  | {
      readonly type: 'written'
      readonly record: LedgerRecord<U>
      readonly former: LedgerRecord<U> | null
    }
  /** The record was not the one that the write was meant to follow. */
  | { readonly type: 'outrun'; readonly record: LedgerRecord<U> | null }

/** Whether a record may be replaced; `isOwn`: this tab was the one that wrote it. */
export type Judge<U extends AuthUser> = (former: LedgerRecord<U> | null, isOwn: boolean) => boolean

/** The session's record in the ledger, and its copy. One verb at a time, in the order of the calls (F16). */
export interface Records<U extends AuthUser> {
  /** What stands there; `null`: nothing that can be used. Never rejects: that is `unreadable`. */
  readonly look: () => Promise<LedgerRecord<U> | null | 'unreadable'>
  /** Writes the next version; with `mayReplace`, only over a record that it agrees to. */
  readonly write: (draft: Draft<U>, mayReplace?: Judge<U>) => Promise<Written<U>>
  /**
   * Takes a record away that `mayReplace` agrees to: the last resort where it can be neither
   * trusted nor replaced. Resolves with whether nothing stands there now.
   */
  readonly erase: (mayReplace?: Judge<U>) => Promise<boolean>
}

/** The records of one session. */
export function createRecords<U extends AuthUser>(
  environment: Environment,
  strategy: AuthStrategy<U>,
  note: Shell<U>['note'],
): Records<U> {
  const { ledger, clock, random } = environment
  const { name, readUser = () => undefined } = strategy
  const shell = { environment, strategy, note }
  let last: Promise<unknown> = Promise.resolve()
  /** A look that has not begun: those who want one share it. */
  let next: Promise<LedgerRecord<U> | null> | undefined
  /** The highest version that this tab has met, and the last one that it has written itself. */
  let highest = 0
  let own: number | undefined

  function parse(value: unknown): LedgerRecord<U> | null {
    const record = readRecord(value, readUser) ?? null
    highest = Math.max(highest, record?.version ?? 0)
    return record
  }

  function queued<T>(verb: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const bounds = { clock, ms: DEADLINE.ledger, what: 'The ledger' }
    const turn = last
    // The deadline counts from the call: where one verb hangs, those behind it do not add up.
    const result = withDeadline(bounds, async (signal) => {
      await turn
      signal.throwIfAborted()
      return verb(signal)
    })
    last = result.catch(() => undefined)
    return result
  }

  /**
   * Where nothing stands, something may have stood before, and a tab that knows it has to see that
   * this is another one: the time of day goes on from it, and chance tells two of one moment apart.
   */
  function versionAfter(former: LedgerRecord<U> | null): number {
    if (former) return former.version + 1
    const later = Math.max(highest + 1, Math.floor(clock.now().wall * 1024))
    return later + Math.floor(random() * 2 ** 20)
  }

  async function replace(
    draft: Draft<U>,
    {
      signal,
      mayReplace = () => true,
    }: { readonly signal: AbortSignal; readonly mayReplace: Judge<U> | undefined },
  ): Promise<Written<U>> {
    let result: Written<U> = { type: 'outrun', record: null }
    await ledger.update(name, (present) => {
      // Its time is over, and what came after it may stand there already.
      if (signal.aborted) return present
      const former = parse(present)
      if (!mayReplace(former, former?.version === own)) {
        result = { type: 'outrun', record: former }
        return present
      }
      const version = versionAfter(former)
      own = version
      highest = Math.max(highest, version)
      const record = recordOf(draft, { version, former })
      result = { type: 'written', record, former }
      // As one with the record: who finds that nobody is signed in must not find a copy (I1).
      if (record.type === 'signedOut') mirror(shell, null)
      return writeRecord(record)
    })
    await copyOut(result)
    return result
  }

  /**
   * The copy follows the record, and only for as long as that stands: no tab can take both away, and
   * have a copy of another tab's come after it (I1).
   */
  async function copyOut(result: Written<U>): Promise<void> {
    if (!strategy.mirror || result.type === 'outrun' || result.record.type === 'signedOut') return
    const { record } = result
    const update = ledger.update(name, (present) => {
      if (parse(present)?.version !== record.version) return present
      if (mirror(shell, record.credential)) return writeRecord({ ...record, isCopied: true })
      return present
    })
    await update.catch((detail: unknown) => note('warn', { event: 'ledger.unwritable', detail }))
  }

  return {
    look() {
      next ??= queued(async () => {
        next = undefined
        return parse(await ledger.read(name))
      })
      return next.catch((detail: unknown) => {
        note('warn', {
          event: 'ledger.unreadable',
          message:
            'The record that tabs share cannot be read. This tab goes on with what it knows.',
          detail,
        })
        return 'unreadable'
      })
    },
    erase: (mayReplace = () => true) =>
      queued(async (signal) => {
        const left = await ledger.update(name, (present) => {
          const former = parse(present)
          return !signal.aborted && mayReplace(former, former?.version === own)
            ? undefined
            : present
        })
        return left === undefined
      }),
    write(draft, mayReplace) {
      // Who looks from now on looks at what is written here.
      next = undefined
      return queued((signal) => replace(draft, { signal, mayReplace }))
    },
  }
}

function recordOf<U extends AuthUser>(
  draft: Draft<U>,
  { version, former }: { readonly version: number; readonly former: LedgerRecord<U> | null },
): LedgerRecord<U> {
  if (draft.type === 'signedOut') return { ...draft, version }
  const { begins, ...fields } = draft
  if (former?.type !== 'signedIn') return { ...fields, version, lineage: version }
  const lineage = begins ? version : former.lineage
  return { ...fields, version, lineage, formerly: credentialTag(former.credential) }
}
