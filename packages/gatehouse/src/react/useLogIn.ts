import type { AuthState } from '../authState.ts'
import type { AuthUser } from '../machine/session.ts'
import { useAuthStore } from './useAuthStore.ts'

/**
 * Looks for a credential again, after a sign-out or an error. The function never changes; it
 * resolves with the state that it comes to.
 * @throws AuthError `config-invalid` outside of a provider
 */
export function useLogIn<U extends AuthUser = AuthUser>(): () => Promise<AuthState<U>> {
  return useAuthStore<U>().login
}
