import { userOf } from '../../react/selectors.ts'
import type { CurrentUser } from '../currentUser.ts'
import { useAuthState } from './useAuthState.ts'

/**
 * Who is signed in; `null` while nobody is, or nobody knows. The same object through renewals.
 * @throws AuthError `config-invalid` outside of `SanityApp` and `SanityInstanceProvider`
 */
export function useCurrentUser(): CurrentUser | null {
  return useAuthState((state) => userOf(state))
}
