import type { AuthUser } from '../machine/session.ts'
import { userOf } from './selectors.ts'
import { useAuthStore } from './useAuthStore.ts'
import { useStoreState } from './useStoreState.ts'

/**
 * Who is signed in; `null` while nobody is, or nobody knows. The same object through renewals.
 * @throws AuthError `config-invalid` outside of a provider
 */
export function useCurrentUser<U extends AuthUser = AuthUser>(): U | null {
  return useStoreState(useAuthStore<U>(), userOf)
}
