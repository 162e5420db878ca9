import { calculatePKCECodeChallenge, generateRandomCodeVerifier } from 'oauth4webapi'
import type { StrategyContext } from '../../strategies/strategy.ts'
import { pathOf } from '../returnPath.ts'
import { authorizeUrl } from './authorizeUrl.ts'
import { nothingKept } from './oauthErrors.ts'
import type { OAuthServer } from './oauthServer.ts'
import { beginAuthorization } from './pendingAuthorization.ts'

/**
 * Leaves for the page where the person signs in.
 * @throws AuthError `mode-unavailable` where nothing would be left of it when the answer comes
 */
export async function beginSignIn(
  server: OAuthServer,
  { environment, signal }: StrategyContext,
): Promise<void> {
  const { page, storage } = environment
  const codeVerifier = generateRandomCodeVerifier()
  const codeChallenge = await calculatePKCECodeChallenge(codeVerifier)
  signal.throwIfAborted()
  if (storage.persistence?.() === 'none') throw nothingKept()
  const state = begun()
  page.assign(authorizeUrl(server, { state, codeChallenge }))

  function begun(): string {
    try {
      return beginAuthorization(environment, { codeVerifier, returnTo: pathOf(page.href()) })
    } catch {
      throw nothingKept()
    }
  }
}
