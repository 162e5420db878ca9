import { tokenOf } from './selectors.ts'
import { useAuthState } from './useAuthState.ts'

/**
 * The bearer token, which a renewal replaces; `null` while there is none, and in cookie mode. Clients
 * carry it by themselves: a component that reads it renders for every renewal.
 * @throws AuthError `config-invalid` outside of a provider
 */
export function useAuthToken(): string | null {
  return useAuthState(tokenOf)
}
