import { AuthError } from '../../errors.ts'
import { type Credential, isTokenCredential, plain, seal } from '../../machine/credential.ts'
import type { RefreshOutcome } from '../../machine/outcome.ts'
import type { StrategyContext } from '../../strategies/strategy.ts'
import type { CurrentUser } from '../currentUser.ts'
import { retryAfterMs } from '../sanityErrors.ts'
import { answeredOtherwise, refusedBy, unreachable } from './oauthErrors.ts'
import type { OAuthServer } from './oauthServer.ts'
import { tokenResponse } from './tokenResponse.ts'

/** Refusals that say that no refresh will ever succeed again. Everything else passes (behaviour.md §2). */
const FATAL = /^(invalid_grant|invalid_client|unauthorized_client|unsupported_grant_type)$/

/** A code, and the proof that it is this browser's. */
export interface AuthorizationCode {
  readonly code: string
  readonly codeVerifier: string
}

/**
 * Exchanges a code for tokens.
 * @throws AuthError without a secret in it
 */
export async function redeemCode(
  server: OAuthServer,
  { code, codeVerifier }: AuthorizationCode,
  context: StrategyContext,
): Promise<Credential> {
  const { redirectUri } = server.oauth
  const grant = { code, code_verifier: codeVerifier, redirect_uri: redirectUri }
  const { status, text } = await server
    .post('token', { grant_type: 'authorization_code', ...grant }, context)
    .catch(() => Promise.reject(unreachable()))
  const answer = tokenResponse(status, text)
  if (answer.type === 'tokens') return answer.credential
  throw answer.type === 'refused' ? refusedBy(answer.error) : answeredOtherwise(status)
}

/** Uses up a refresh token for its successor. */
export async function refreshTokens(
  server: OAuthServer,
  credential: Credential,
  context: StrategyContext,
): Promise<RefreshOutcome<CurrentUser>> {
  const [, refreshToken] = tokensOf(credential)
  if (refreshToken === undefined) return { type: 'fatal', detail: 'There is no refresh token.' }
  const grant = { grant_type: 'refresh_token', refresh_token: refreshToken }
  try {
    const { status, text, headers } = await server.post('token', grant, context)
    const answer = tokenResponse(status, text)
    if (answer.type === 'tokens') {
      // A server that does not rotate leaves the old one in force (RFC 6749 §6).
      return { type: 'fresh', credential: seal({ refreshToken, ...plain(answer.credential) }) }
    }
    if (answer.type === 'refused' && FATAL.test(answer.error)) {
      return { type: 'fatal', detail: `The server ended the session (${answer.error}).` }
    }
    const { wall } = context.environment.clock.now()
    return {
      type: 'transient',
      // Half an answer was a whole one; a gateway answers for a server that may have done its work.
      maybeSent: status < 400 || status >= 500,
      retryAfterMs: retryAfterMs({ response: { headers } }, wall),
    }
  } catch {
    // What was thrown may hold the request, and with it the refresh token (I9).
    return { type: 'transient', maybeSent: true }
  }
}

/**
 * Gives both tokens back (RFC 7009), at once, as the page may be about to go. A server that ends the
 * whole grant with the first does not mind the second.
 * @throws AuthError when the server could not be told of one of them
 */
export async function revokeTokens(
  server: OAuthServer,
  credential: Credential,
  context: StrategyContext,
): Promise<void> {
  const told = tokensOf(credential).map(async (token) => {
    if (token === undefined) return
    const { ok, status } = await server
      .post('revoke', { token }, context)
      .catch(() => Promise.reject(unreachable()))
    if (!ok) throw new AuthError('server', `The server answered with status ${status}.`)
  })
  await Promise.all(told)
}

function tokensOf(credential: Credential): readonly (string | undefined)[] {
  return isTokenCredential(credential) ? [credential.token, credential.refreshToken] : []
}
