import type { Credential } from '../machine/credential.ts'
import type { AuthUser } from '../machine/session.ts'
import type { Shell } from './shell.ts'

/** What it takes to reach the copy that other people's code reads. */
export type CopyShell<U extends AuthUser> = Pick<Shell<U>, 'strategy' | 'environment' | 'note'>

/** Brings the copy that other people's code reads up to date. Returns whether it says the same now. */
export function mirror<U extends AuthUser>(
  shell: CopyShell<U>,
  credential: Credential | null,
): boolean {
  const { strategy, environment, note } = shell
  try {
    if (credential) strategy.mirror?.write(environment.storage, credential)
    else strategy.mirror?.clear(environment.storage)
    return strategy.mirror !== undefined
  } catch (error) {
    note('warn', { event: 'storage.unwritable', detail: error })
    if (credential) takeAway(shell)
    return false
  }
}

/** A copy that cannot be brought up to date must not be taken for a newer one (F11). */
function takeAway<U extends AuthUser>({ strategy, environment }: CopyShell<U>): void {
  try {
    strategy.mirror?.clear(environment.storage)
  } catch {
    // The storage takes nothing at all; its note is written.
  }
}

/** What stands in that copy; `undefined` where there is none to be had. */
export function readCopy<U extends AuthUser>({
  strategy,
  environment,
  note,
}: CopyShell<U>): Credential | null | undefined {
  try {
    const { persistence, subscribe } = environment.storage
    // Only what all tabs share says something to all of them.
    if (!subscribe || persistence?.() === 'none') return undefined
    return strategy.mirror?.read(environment.storage)
  } catch (detail) {
    note('warn', { event: 'storage.unreadable', detail })
    return undefined
  }
}
