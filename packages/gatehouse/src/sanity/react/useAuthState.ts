import type { AuthState } from '../../authState.ts'
import { useStoreState } from '../../react/useStoreState.ts'
import type { CurrentUser } from '../currentUser.ts'
import { useSanityInstance } from './useSanityInstance.ts'

/**
 * The auth state, or what `select` picks out of it: the component then renders only when that is
 * another value by `Object.is`. `select` may be an inline function.
 *
 * @example
 * ```tsx
 * const isLoggedIn = useAuthState((state) => state.type === 'logged-in')
 * ```
 * @throws AuthError `config-invalid` outside of `SanityApp` and `SanityInstanceProvider`
 */
export function useAuthState(): AuthState<CurrentUser>
export function useAuthState<T>(select: (state: AuthState<CurrentUser>) => T): T
export function useAuthState(select: (state: AuthState<CurrentUser>) => unknown = whole): unknown {
  return useStoreState(useSanityInstance().authStore, select)
}

function whole(state: AuthState<CurrentUser>): AuthState<CurrentUser> {
  return state
}
