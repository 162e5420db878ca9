import { useSanityInstance } from './useSanityInstance.ts'

/**
 * Signs out: here at once, then at the API. The function never changes. It rejects with
 * `revoke-failed` when the API could not be told; all is forgotten all the same.
 * @throws AuthError `config-invalid` outside of `SanityApp` and `SanityInstanceProvider`
 */
export function useLogOut(): () => Promise<void> {
  return useSanityInstance().authStore.logout
}
