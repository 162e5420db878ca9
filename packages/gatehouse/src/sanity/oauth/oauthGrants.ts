import { AuthError } from '../../errors.ts'
import { type Credential, isTokenCredential, plain, seal } from '../../machine/credential.ts'
import type { RefreshOutcome } from '../../machine/outcome.ts'
import type { StrategyContext } from '../../strategies/strategy.ts'
import type { CurrentUser } from '../currentUser.ts'
import { retryAfterMs } from '../sanityErrors.ts'
import { exchangeFailed, unreachable } from './oauthErrors.ts'
import type { OAuthServer } from './oauthServer.ts'
import { readTokenResponse } from './tokenResponse.ts'

/** Refusals that say that no refresh will ever succeed again. Everything else passes (behaviour.md §2). */
const FATAL: ReadonlySet<string> = new Set([
  'invalid_grant',
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
])

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
  const grant = {
    grant_type: 'authorization_code',
    code,
    code_verifier: codeVerifier,
    redirect_uri: server.oauth.redirectUri,
  } as const
  const answer = await server
    .token(grant, context)
    .then(readTokenResponse)
    .catch(() => {
      throw unreachable()
    })
  if (answer.type === 'tokens') return answer.credential
  throw exchangeFailed(answer)
}

/** Uses up a refresh token for its successor. */
export async function refreshTokens(
  server: OAuthServer,
  credential: Credential,
  context: StrategyContext,
): Promise<RefreshOutcome<CurrentUser>> {
  const { refreshToken } = isTokenCredential(credential) ? credential : {}
  if (refreshToken === undefined) {
    return { type: 'fatal', detail: 'The session has no refresh token.' }
  }
  const grant = { grant_type: 'refresh_token', refresh_token: refreshToken } as const
  try {
    const response = await server.token(grant, context)
    const answer = await readTokenResponse(response)
    switch (answer.type) {
      case 'tokens':
        // A server that does not rotate leaves the old one in force (RFC 6749 §6).
        return { type: 'fresh', credential: seal({ refreshToken, ...plain(answer.credential) }) }
      case 'refused':
        if (FATAL.has(answer.error)) {
          const detail = `The server does not renew this session any more (${answer.error}).`
          return { type: 'fatal', detail }
        }
        return { type: 'transient', maybeSent: false }
      case 'busy': {
        const headers = Object.fromEntries(response.headers)
        const wait = retryAfterMs({ response: { headers } }, context.environment.clock.now().wall)
        // A gateway answers for a server that may have done its work.
        const maybeSent = answer.status >= 500
        return { type: 'transient', maybeSent, ...(wait !== undefined && { retryAfterMs: wait }) }
      }
      case 'unreadable':
        return { type: 'transient', maybeSent: true }
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
  if (!isTokenCredential(credential)) return
  const { token, refreshToken } = credential
  const tell = async (secret: string, hint: 'access_token' | 'refresh_token'): Promise<void> => {
    const response = await server.revoke(secret, { ...context, hint }).catch(() => {
      throw unreachable()
    })
    if (response.ok) return
    throw new AuthError('server', `The server answered with status ${response.status}.`)
  }
  const told = await Promise.allSettled([
    ...(refreshToken === undefined ? [] : [tell(refreshToken, 'refresh_token')]),
    tell(token, 'access_token'),
  ])
  const failed = told.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}
