import { useSanityInstance } from './useSanityInstance.ts'

/**
 * Takes what a callback address holds, as `handleAuthCallback` does: by default, the page's own. The
 * function never changes; it resolves with the address without it, or `false` where there was nothing.
 * The instance does so by itself when it starts: it is for an app whose router sees the address first.
 * @throws AuthError `config-invalid` outside of `SanityApp` and `SanityInstanceProvider`
 */
export function useHandleAuthCallback(): (href?: string) => Promise<string | false> {
  return useSanityInstance().authStore.handleCallback
}
