import type { AuthState } from '../../authState.ts'
import { useAuthStore } from '../../react/useAuthStore.ts'
import { useStoreState } from '../../react/useStoreState.ts'
import type { DirectusUser } from '../directusUser.ts'

/**
 * The auth state, or what `select` picks out of it: the component then renders only when that is
 * another value by `Object.is`. `select` may be an inline function.
 *
 * @example
 * ```tsx
 * const isLoggedIn = useAuthState((state) => state.type === 'logged-in')
 * ```
 * @throws AuthError `config-invalid` outside of `DirectusApp`
 */
export function useAuthState(): AuthState<DirectusUser>
export function useAuthState<T>(select: (state: AuthState<DirectusUser>) => T): T
export function useAuthState(select: (state: AuthState<DirectusUser>) => unknown = whole): unknown {
  return useStoreState(useAuthStore<DirectusUser>(), select)
}

function whole(state: AuthState<DirectusUser>): AuthState<DirectusUser> {
  return state
}
