import type { Environment } from '../../ports/environment.ts'

/** Where the mark stands. It says nothing about who signed out. */
const KEY = 'gatehouse:sanity-dashboard:signed-out'

/**
 * Whether the person signed out of this app, and has done nothing to get in since. A reload would
 * otherwise ask the parent, which would give a token again.
 */
export function isSignOutMarked({ storage }: Environment): boolean {
  try {
    return storage.get(KEY) !== null
  } catch {
    return false
  }
}

/** Remembers a sign-out over reloads. Throws what the storage throws. */
export function markSignOut({ storage }: Environment): void {
  storage.set(KEY, '1')
}

/** Somebody is on the way in again. */
export function unmarkSignOut({ storage }: Environment): void {
  try {
    storage.remove(KEY)
  } catch {
    // It could not be written either.
  }
}
