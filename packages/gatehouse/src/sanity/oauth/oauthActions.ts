import { AuthError } from '../../errors.ts'
import type { SanityInstance } from '../instance.ts'
import { getOAuthTokensState, type PublicOAuthTokens } from './oauthTokens.ts'

/**
 * Leaves for the page where the person signs in. Somebody who is signed in, or about to be, stays:
 * sign out first.
 * @throws AuthError `mode-unavailable` without `auth.oauth`, or what kept the page from being left
 */
export async function startOAuthAuthorization(instance: SanityInstance): Promise<void> {
  assertOAuthMode(instance)
  const state = await instance.authStore.login()
  if (state.type === 'error') throw state.error
}

/**
 * Takes the answer of the sign-in page out of an address, and signs in with it. The page's own is
 * taken when the instance is made; there is nothing left to do for it then.
 * Resolves with the address where the person was before, or `false` when there was nothing to take.
 * @throws AuthError `mode-unavailable` without `auth.oauth`
 */
export async function handleOAuthCallback(
  instance: SanityInstance,
  locationHref?: string,
): Promise<string | false> {
  assertOAuthMode(instance)
  return instance.authStore.handleCallback(locationHref)
}

/**
 * Renews the tokens now; callers at the same time, in whatever tab, share one renewal. Resolves with
 * the tokens that serve after that, or `null` where nobody is signed in.
 * @throws AuthError `mode-unavailable` without `auth.oauth`, or what `authStore.refresh()` throws
 */
export async function refreshOAuthTokens(
  instance: SanityInstance,
): Promise<PublicOAuthTokens | null> {
  assertOAuthMode(instance)
  const tokens = getOAuthTokensState(instance)
  if (tokens.getCurrent() === null) return null
  await instance.authStore.refresh()
  return tokens.getCurrent()
}

/**
 * Signs out, and has the server revoke the tokens.
 * @throws AuthError `mode-unavailable` without `auth.oauth`; `revoke-failed` when the server could not
 * be told, and everything here is forgotten all the same
 */
export async function revokeOAuthTokens(instance: SanityInstance): Promise<void> {
  assertOAuthMode(instance)
  return instance.authStore.logout()
}

function assertOAuthMode({ authMode }: SanityInstance): void {
  if (authMode === 'oauth') return
  throw new AuthError(
    'mode-unavailable',
    `This instance does not sign in by OAuth: it is in the ${authMode} mode. Add auth.oauth, without auth.token and outside of a studio.`,
  )
}
