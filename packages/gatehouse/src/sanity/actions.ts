import type { SanityInstance } from './instance.ts'
import { tokenCredential } from './stampedToken.ts'

/**
 * Signs out here and at the backend.
 * @throws AuthError `revoke-failed` when the backend could not be told; everything here is forgotten all the same
 */
export function logout({ authStore }: SanityInstance): Promise<void> {
  return authStore.logout()
}

/**
 * Takes a token that the app has got itself, or, with `null`, takes it back.
 * @throws AuthError `config-invalid` for something that is no token
 */
export function setAuthToken({ authStore }: SanityInstance, token: string | null): void {
  authStore.setCredential(token === null ? null : tokenCredential(token))
}

/**
 * Takes what a callback address holds, if this mode has callbacks.
 * Resolves with the address without it, or `false` when there was nothing to take. Never rejects.
 */
export function handleAuthCallback(
  { authStore }: SanityInstance,
  href?: string,
): Promise<string | false> {
  return authStore.handleCallback(href)
}
