import type { AuthState } from '../authState.ts'
import type { AuthUser } from '../machine/session.ts'

/** The bearer token; `null` where there is none. */
export function tokenOf(state: AuthState): string | null {
  return state.type === 'logged-in' ? state.token : null
}

/** Who is signed in; `null` while nobody is, or nobody knows. */
export function userOf<U extends AuthUser>(state: AuthState<U>): U | null {
  return state.type === 'logged-in' ? state.currentUser : null
}
