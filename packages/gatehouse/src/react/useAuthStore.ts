import { useContext } from 'react'
import type { AuthStore } from '../authStore.ts'
import { AuthError } from '../errors.ts'
import type { AuthUser } from '../machine/session.ts'
import { AuthContext } from './AuthContext.ts'

/**
 * The auth store of the tree. `U` is what the app knows its users to be; nothing checks it.
 * @throws AuthError `config-invalid` outside of a provider
 */
export function useAuthStore<U extends AuthUser = AuthUser>(): AuthStore<U> {
  const store = useContext(AuthContext)
  if (store) return store as AuthStore<U>
  throw new AuthError(
    'config-invalid',
    'A hook of Gatehouse was used outside of its provider. Put the component inside of <AuthProvider store={authStore}>, or of the app component of your platform.',
  )
}
