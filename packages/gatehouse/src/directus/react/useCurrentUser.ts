import { useCurrentUser as useStoreUser } from '../../react/useCurrentUser.ts'
import type { DirectusUser } from '../directusUser.ts'

/**
 * Who is signed in; `null` while nobody is, and for the moment after a sign-in in which the server is
 * asked who it is. The same object through renewals.
 * @throws AuthError `config-invalid` outside of `DirectusApp`
 */
export function useCurrentUser(): DirectusUser | null {
  return useStoreUser<DirectusUser>()
}
