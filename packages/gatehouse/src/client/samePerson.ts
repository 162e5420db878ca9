import type { AuthStore } from '../authStore.ts'
import { AuthError } from '../errors.ts'
import type { AuthUser } from '../machine/session.ts'

/** Who is signed in: an id, `null` while it is not known yet, `undefined` where nobody is. */
export type Person = string | null | undefined

/** Who is signed in to a store now. */
export function personOf(store: AuthStore<AuthUser>): Person {
  const state = store.getState()
  return state.type === 'logged-in' ? (state.currentUser?.id ?? null) : undefined
}

/**
 * An answer that one person asked for is not shown to another (I5). Who asked while nobody was signed
 * in asked for whoever comes.
 *
 * @throws AuthError `session-changed`
 */
export function assertSamePerson(store: AuthStore<AuthUser>, asked: Person): void {
  if (asked === undefined) return
  const present = personOf(store)
  const isKnownNow = asked === null && present !== undefined
  if (isKnownNow || present === asked) return
  throw new AuthError('session-changed', 'Somebody else signed in, or out, before the answer came.')
}
