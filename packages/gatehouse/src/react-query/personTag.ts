import type { AuthState } from '../authState.ts'
import { fingerprint } from '../fingerprint.ts'

/** Somebody is signed in, and the backend has not said who. */
export const UNKNOWN = 'unknown'

/**
 * Who is signed in, as a query key says it: a hash, for an id may be an e-mail address. `null` while
 * nobody is. Pure.
 */
export function personTag(state: AuthState): string | null {
  if (state.type !== 'logged-in') return null
  return state.currentUser ? fingerprint(state.currentUser.id) : UNKNOWN
}
