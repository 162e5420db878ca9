import type { AuthState } from '../authState.ts'
import type { AuthUser } from '../machine/session.ts'
import { useAuthStore } from './useAuthStore.ts'
import { useStoreState } from './useStoreState.ts'

/**
 * The auth state, or what `select` picks out of it: the component then renders only when that is
 * another value by `Object.is`. `select` may be an inline function.
 *
 * @example
 * ```tsx
 * const isLoggedIn = useAuthState((state) => state.type === 'logged-in')
 * ```
 * @throws AuthError `config-invalid` outside of a provider
 */
export function useAuthState<U extends AuthUser = AuthUser>(): AuthState<U>
export function useAuthState<T, U extends AuthUser = AuthUser>(
  select: (state: AuthState<U>) => T,
): T
export function useAuthState(select: (state: AuthState) => unknown = whole): unknown {
  return useStoreState(useAuthStore(), select)
}

function whole(state: AuthState): AuthState {
  return state
}
