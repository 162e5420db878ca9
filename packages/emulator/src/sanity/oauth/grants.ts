import { randomText } from '../../random.ts'
import { endSession, issueToken, startSession } from '../../sessions.ts'
import type { Token, World } from '../../world.ts'
import { oauthError } from './oauthError.ts'
import type { OAuthCode, OAuthGrant, OAuthRefreshToken } from './records.ts'

/** A pair of tokens as it leaves the token endpoint. */
export interface OAuthTokens {
  readonly access: Token
  readonly refresh: OAuthRefreshToken
}

/** What an app says about the code that it presents. */
export interface PresentedCode extends Pick<OAuthCode, 'clientId' | 'redirectUri' | 'challenge'> {
  readonly code: string
  /** `null` means the one of the grant. */
  readonly resource: string | null
}

/** What an app says about the refresh token that it presents. */
export interface PresentedRefreshToken {
  readonly refreshToken: string
  readonly clientId: string
  readonly resource: string | null
}

/** Hands out a code for what a person agreed to. */
export function issueCode(
  world: World,
  agreed: Omit<OAuthCode, 'value' | 'expiresAt' | 'status'>,
): OAuthCode {
  const code: OAuthCode = {
    ...agreed,
    value: randomText(40),
    expiresAt: world.clock.now() + world.settings.oauthCodeMs,
    status: { type: 'fresh' },
  }
  world.oauth.codes.set(code.value, code)
  world.counters.oauthCodes += 1
  return code
}

/**
 * Turns a code into the first tokens of a grant. Whoever presents a code spends it. The second time
 * ends what the first one got, since one of the two is a thief (RFC 6749 §4.1.2).
 * @throws {ApiError} 400
 */
export function redeemCode(world: World, presented: PresentedCode): OAuthTokens {
  const code = world.oauth.codes.get(presented.code)
  if (code === undefined) throw oauthError('invalid_grant', 'The code is not known')
  if (code.status.type !== 'fresh') {
    world.counters.oauthCodeReuses += 1
    if (code.status.type === 'exchanged') endSession(world, code.status.sessionId)
    throw oauthError('invalid_grant', 'The code was used before')
  }
  code.status = { type: 'spent' }
  assertRedeemable(code, presented, world.clock.now())

  const { clientId, resource } = code
  const grant: OAuthGrant = { sessionId: startSession(world, code.personId).id, clientId, resource }
  code.status = { type: 'exchanged', sessionId: grant.sessionId }
  world.oauth.grants.set(grant.sessionId, grant)
  world.counters.oauthExchanges += 1
  return issueTokens(world, grant)
}

/**
 * Replaces a refresh token. The access token from before lives on until it expires. A refresh token
 * that comes back after it was replaced ends the grant.
 * @throws {ApiError} 400
 */
export function rotate(world: World, presented: PresentedRefreshToken): OAuthTokens {
  const token = world.oauth.refreshTokens.get(presented.refreshToken)
  if (token === undefined || token.grant.clientId !== presented.clientId) {
    throw oauthError('invalid_grant', 'The refresh token is not known')
  }
  if (token.status === 'rotated') {
    world.counters.oauthReuses += 1
    endSession(world, token.grant.sessionId)
    throw oauthError('invalid_grant', 'The refresh token was used before')
  }
  if (world.sessions.get(token.grant.sessionId)?.status !== 'live') {
    throw oauthError('invalid_grant', 'The grant was ended')
  }
  if (token.expiresAt <= world.clock.now()) {
    throw oauthError('invalid_grant', 'The refresh token has expired')
  }
  assertResource(token.grant, presented.resource)
  token.status = 'rotated'
  world.counters.oauthRefreshes += 1
  return issueTokens(world, token.grant)
}

/** Ends the grant of an access or refresh token; a token that is not known is as good as ended. */
export function revokeGrant(world: World, value: string, clientId: string): void {
  const grant = world.oauth.refreshTokens.get(value)?.grant ?? grantOfAccessToken(world, value)
  if (grant === undefined) return
  if (grant.clientId !== clientId) {
    throw oauthError('invalid_grant', 'The token belongs to another client')
  }
  if (world.sessions.get(grant.sessionId)?.status === 'live') world.counters.oauthRevocations += 1
  endSession(world, grant.sessionId)
}

function grantOfAccessToken(world: World, value: string): OAuthGrant | undefined {
  const token = world.tokens.get(value)
  return token === undefined ? undefined : world.oauth.grants.get(token.sessionId)
}

function assertRedeemable(code: OAuthCode, presented: PresentedCode, now: number): void {
  if (code.expiresAt <= now) throw oauthError('invalid_grant', 'The code has expired')
  if (code.clientId !== presented.clientId) {
    throw oauthError('invalid_grant', 'The code was made for another client')
  }
  if (code.redirectUri !== presented.redirectUri) {
    throw oauthError('invalid_grant', 'The redirect_uri is not the one that the code was sent to')
  }
  if (code.challenge !== presented.challenge) {
    throw oauthError('invalid_grant', 'The code_verifier does not fit the code_challenge')
  }
  assertResource(code, presented.resource)
}

function assertResource(
  { resource }: Pick<OAuthGrant, 'resource'>,
  presented: string | null,
): void {
  if (presented === null || presented === resource) return
  throw oauthError('invalid_target', 'The resource is not the one that was granted')
}

function issueTokens(world: World, grant: OAuthGrant): OAuthTokens {
  const session = world.sessions.get(grant.sessionId)
  if (session === undefined) throw new Error('A grant always has a session')
  const refresh: OAuthRefreshToken = {
    value: `rt${randomText(48)}`,
    grant,
    expiresAt: world.clock.now() + world.settings.oauthRefreshTokenMs,
    status: 'live',
  }
  world.oauth.refreshTokens.set(refresh.value, refresh)
  return { access: issueToken(world, session, { kind: 'oauth', label: 'OAuth' }), refresh }
}
