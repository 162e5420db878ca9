import { useAuthStore } from './useAuthStore.ts'

/**
 * Signs out: here and in every tab at once, then at the backend. The function never changes. It
 * rejects with `revoke-failed` when the backend could not be told; all is forgotten all the same.
 * @throws AuthError `config-invalid` outside of a provider
 */
export function useLogOut(): () => Promise<void> {
  return useAuthStore().logout
}
