import { setTimeout as sleep } from 'node:timers/promises'
import { randomText } from '../../random.ts'
import { invalidCredentials } from '../errors.ts'
import { findSession } from '../sessions.ts'
import { type SignedToken, signToken } from '../tokens.ts'
import type { DirectusSession, DirectusUser, DirectusWorld } from '../world.ts'
import type { AuthMode, AuthResult } from './login.ts'

/**
 * Replaces a refresh token. In modes `json` and `cookie` the old one is dead at once; two refreshes at
 * the same time both succeed, and one of their new tokens is dead. In mode `session` the old one
 * lives on for the grace period, and leads to the same next session each time.
 * @throws {DirectusError} `INVALID_CREDENTIALS`
 */
export async function refresh(
  world: DirectusWorld,
  refreshToken: string,
  mode: AuthMode,
): Promise<AuthResult> {
  const session = findSession(world, refreshToken)
  const user = session === null ? undefined : world.users.get(session.userId)
  if (session === null || user?.status !== 'active') throw refusal(world, refreshToken)
  const result =
    mode === 'session'
      ? await renewSession(world, session, user)
      : await rotate(world, session, user)
  world.counters.refreshes += 1
  return result
}

function refusal(world: DirectusWorld, refreshToken: string): Error {
  world.counters.refreshRefusals += 1
  if (world.usedRefreshTokens.has(refreshToken)) world.counters.reuses += 1
  return invalidCredentials()
}

async function rotate(
  world: DirectusWorld,
  session: DirectusSession,
  user: DirectusUser,
): Promise<AuthResult> {
  const before = session.token
  const next = randomText(64)
  const signed = await sign(world, user, null)
  // Who comes second replaces nothing: the token that it hands out was never written down.
  if (session.token === before) {
    session.token = next
    session.expiresAt = world.clock.now() + world.settings.refreshTokenMs
    world.usedRefreshTokens.add(before)
    world.changes.emit({ type: 'credentialsChanged' })
  }
  return { accessToken: signed.token, refreshToken: next, expires: signed.expires }
}

async function renewSession(
  world: DirectusWorld,
  session: DirectusSession,
  user: DirectusUser,
): Promise<AuthResult> {
  const next = nextSession(world, session)
  const { token, expires } = await sign(world, user, next.token)
  return { accessToken: token, refreshToken: next.token, expires }
}

function nextSession(world: DirectusWorld, session: DirectusSession): DirectusSession {
  const now = world.clock.now()
  const expiresAt = now + world.settings.sessionMs
  const known = session.nextToken === null ? null : findSession(world, session.nextToken)
  if (known !== null) {
    known.expiresAt = expiresAt
    return known
  }
  const next = {
    ...session,
    token: session.nextToken ?? randomText(64),
    expiresAt,
    nextToken: null,
  }
  session.nextToken = next.token
  session.expiresAt = now + world.settings.sessionGraceMs
  world.usedRefreshTokens.add(session.token)
  world.sessions.add(next)
  world.changes.emit({ type: 'credentialsChanged' })
  return next
}

async function sign(
  world: DirectusWorld,
  user: DirectusUser,
  session: string | null,
): Promise<SignedToken> {
  const { refreshWorkMs } = world.settings
  if (refreshWorkMs > 0) await sleep(refreshWorkMs)
  return signToken(world, user, session)
}
