import { type Credential, sameCredential } from '../machine/credential.ts'
import type { Effect } from '../machine/effect.ts'
import type { AuthUser } from '../machine/session.ts'
import type { Written } from './records.ts'
import type { Shell } from './shell.ts'

/** Keeps the session where reloads and other tabs find it, and tells them. Resolves with the version. */
export async function persist<U extends AuthUser>(
  shell: Shell<U>,
  effect: Extract<Effect<U>, { readonly type: 'persist' }>,
): Promise<number | undefined> {
  const { strategy, records, note } = shell
  if (strategy.persistence === 'none') return undefined
  const { credential, user, receivedAt, refreshedAt } = effect
  const draft = {
    type: 'signedIn',
    credential,
    user,
    receivedAt: receivedAt.wall,
    refreshedAt,
  } as const
  try {
    const version = announce(shell, await records.write(draft))
    mirror(shell, credential)
    return version
  } catch (detail) {
    note('warn', {
      event: 'ledger.unwritable',
      message: 'The session cannot be stored. It lives in this tab, until it is closed.',
      detail,
    })
    return undefined
  }
}

/**
 * Writes that nobody is signed in. With `version`, only over that record: a session that ended here
 * must not end the one that began elsewhere since. Resolves with the credential that was still kept.
 */
export async function forget<U extends AuthUser>(
  shell: Shell<U>,
  version?: number,
): Promise<{ readonly kept?: Credential | undefined; readonly version?: number }> {
  const { strategy, records, note } = shell
  if (strategy.persistence === 'none') return {}
  try {
    const written = await records.write({ type: 'signedOut' }, version)
    if (written.type === 'outrun') return {}
    mirror(shell, null)
    const { former } = written
    return {
      kept: former?.type === 'signedIn' ? former.credential : undefined,
      version: announce(shell, written),
    }
  } catch (error) {
    note('warn', { event: 'ledger.unwritable', detail: error })
    await records.erase().catch(() => undefined)
    mirror(shell, null)
    return {}
  }
}

function announce<U extends AuthUser>(
  { environment, strategy }: Shell<U>,
  written: Written<U>,
): number {
  const version = written.type === 'written' ? written.version : (written.record?.version ?? 0)
  environment.tabs.post({ name: strategy.name, version })
  return version
}

/** Brings the copy that other people's code reads up to date. */
export function mirror<U extends AuthUser>(
  { strategy, environment, note }: Shell<U>,
  credential: Credential | null,
): void {
  try {
    if (credential) strategy.mirror?.write(environment.storage, credential)
    else strategy.mirror?.clear(environment.storage)
  } catch (error) {
    note('warn', { event: 'storage.unwritable', detail: error })
  }
}

/** Both credentials of a sign-out, the one in memory and a newer one in the ledger, once each. */
export function distinct(a: Credential | null, b: Credential | undefined): readonly Credential[] {
  if (!a) return b ? [b] : []
  return b && !sameCredential(a, b) ? [a, b] : [a]
}
