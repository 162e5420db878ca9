import { type Credential, sameCredential } from '../machine/credential.ts'
import type { Effect } from '../machine/effect.ts'
import type { Happened } from '../machine/event.ts'
import type { AuthUser } from '../machine/session.ts'
import { mirror, readCopy } from './mirror.ts'
import type { Judge, Written } from './records.ts'
import type { Shell } from './shell.ts'

/** Keeps the session where reloads and other tabs find it, and tells them. */
export async function persist<U extends AuthUser>(
  shell: Shell<U>,
  effect: Persist<U>,
): Promise<Happened<U> | undefined> {
  const { strategy, records, note } = shell
  if (strategy.persistence === 'none') return undefined
  const { credential, user, receivedAt, refreshedAt, begins, epoch } = effect
  const draft = {
    type: 'signedIn',
    credential,
    user,
    receivedAt: receivedAt.wall,
    refreshedAt,
    begins,
  } as const
  try {
    const result = await records.write(draft, judgeOf(shell, effect))
    if (result.type === 'outrun') {
      const { record } = result
      return { type: 'recordRead', epoch, record, ...(begins && { copy: readCopy(shell) }) }
    }
    return written(shell, result, epoch)
  } catch (detail) {
    note('warn', {
      event: 'ledger.unwritable',
      message: 'The session cannot be stored. It lives in this tab, until it is closed.',
      detail,
    })
    // Whoever stands there was signed in before, and must not come back.
    return erase(shell, isKnown(effect.version))
  }
}

type Persist<U extends AuthUser> = Extract<Effect<U>, { readonly type: 'persist' }>

function judgeOf<U extends AuthUser>(
  shell: Shell<U>,
  effect: Persist<U>,
): Judge<AuthUser> | undefined {
  if (!effect.isCautious) return undefined
  const knows = isKnown(effect.version)
  return (former, isOwn) => knows(former, isOwn) && !isTakenAway(shell, effect)
}

/** Whether a session that begins with what other code keeps has lost it before it was written down (I1). */
function isTakenAway<U extends AuthUser>(
  shell: Shell<U>,
  { begins, isCautious }: Persist<U>,
): boolean {
  return begins && isCautious === true && readCopy(shell) === null
}

type Forget = Extract<Effect<AuthUser>, { readonly type: 'forget' }>

/**
 * Writes that nobody is signed in. With `version`, only over that record: a session that ended here
 * must not end the one that began elsewhere since. Resolves with the credential that was still kept.
 */
export async function forget<U extends AuthUser>(
  shell: Shell<U>,
  { version, because }: Partial<Omit<Forget, 'type'>> = {},
): Promise<{
  readonly kept?: Credential | undefined
  readonly happened?: Happened<U> | undefined
}> {
  const { strategy, records, note } = shell
  if (strategy.persistence === 'none') return {}
  const judge = version === undefined ? undefined : isKnown(version)
  try {
    const result = await records.write({ type: 'signedOut', because }, judge)
    if (result.type === 'outrun') return {}
    const { former } = result
    return {
      kept: former?.type === 'signedIn' ? former.credential : undefined,
      happened: written(shell, result),
    }
  } catch (detail) {
    note('warn', { event: 'ledger.unwritable', detail })
    mirror(shell, null)
    return { happened: await erase(shell, judge) }
  }
}

/** Agrees to the record that this tab knows. It may not know yet what it has written itself. */
function isKnown(version: number): Judge<AuthUser> {
  return (former, isOwn) => isOwn || (former?.version ?? 0) === version
}

/** Takes away a record that can be neither trusted nor replaced. */
export async function erase<U extends AuthUser>(
  shell: Shell<U>,
  mayErase?: Judge<U>,
): Promise<Happened<U> | undefined> {
  try {
    return (await shell.records.erase(mayErase)) ? { type: 'recordErased' } : undefined
  } catch {
    // The ledger takes nothing at all: its own note was written with the first failure.
    return undefined
  } finally {
    announce(shell)
  }
}

/** Tells the other tabs to look. What they will find is for them to see. */
export function announce<U extends AuthUser>(
  { environment, strategy }: Shell<U>,
  version = 0,
): void {
  environment.tabs.post({ name: strategy.name, version })
}

function written<U extends AuthUser>(
  shell: Shell<U>,
  result: Written<U>,
  epoch?: number,
): Happened<U> | undefined {
  if (result.type === 'outrun') return undefined
  const { record } = result
  const { version } = record
  announce(shell, version)
  if (record.type === 'signedOut' || epoch === undefined) return { type: 'recordWritten', version }
  return { type: 'recordWritten', version, written: { epoch, lineage: record.lineage } }
}

/**
 * Takes a copy away that is no good, unless somebody has written another one since. What the record
 * holds is not other code's: a tab that is signed in with it would take that for a sign-out.
 */
export async function dropCopy<U extends AuthUser>(
  shell: Shell<U>,
  credential: Credential,
): Promise<void> {
  const record = await shell.records.look()
  if (record === 'unreadable') return
  if (record?.type === 'signedIn' && sameCredential(record.credential, credential)) return
  const copy = readCopy(shell)
  if (copy && sameCredential(copy, credential)) mirror(shell, null)
}

/** Both credentials of a sign-out, the one in memory and a newer one in the ledger, once each. */
export function distinct(a: Credential | null, b: Credential | undefined): readonly Credential[] {
  if (!a) return b ? [b] : []
  return b && !sameCredential(a, b) ? [a, b] : [a]
}
