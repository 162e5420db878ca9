import type { AuthStore } from '../authStore.ts'
import { AuthError } from '../errors.ts'
import type { AuthUser } from '../machine/session.ts'

/**
 * Keeps an answer from all but the person that asked for it (I5): call it after each wait. Who asks
 * while nobody is signed in asks for whoever comes.
 *
 * @returns what throws the AuthError `session-changed`
 */
export function personGuard(store: AuthStore<AuthUser>): () => void {
  let asked = personOf(store)
  return () => {
    const present = personOf(store)
    if (asked === undefined || (asked === null && present)) asked = present
    if (asked === present) return
    throw new AuthError(
      'session-changed',
      'Somebody else signed in, or out, before the answer came.',
    )
  }
}

/** An id, `null` while it is not known yet, `undefined` where nobody is signed in. */
function personOf(store: AuthStore<AuthUser>): string | null | undefined {
  const state = store.getState()
  return state.type === 'logged-in' ? (state.currentUser?.id ?? null) : undefined
}
