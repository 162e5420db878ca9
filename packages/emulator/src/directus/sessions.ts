import { randomText } from '../random.ts'
import type { DirectusSession, DirectusWorld } from './world.ts'

/** Begins a session for a user. @param lifetimeMs - how long its refresh token lives */
export function startSession(
  world: DirectusWorld,
  userId: string,
  lifetimeMs: number = world.settings.refreshTokenMs,
): DirectusSession {
  const session: DirectusSession = {
    token: randomText(64),
    userId,
    expiresAt: world.clock.now() + lifetimeMs,
    nextToken: null,
  }
  world.sessions.add(session)
  return session
}

/** The live session of a refresh token; `null` when there is none, or it is too old. */
export function findSession(world: DirectusWorld, token: string): DirectusSession | null {
  for (const session of world.sessions) {
    if (session.token === token && session.expiresAt > world.clock.now()) return session
  }
  return null
}

/** Ends the session of a refresh token, if there is one. */
export function endSession(world: DirectusWorld, token: string): void {
  for (const session of world.sessions) {
    if (session.token === token) world.sessions.delete(session)
  }
  world.changes.emit({ type: 'credentialsChanged' })
}

/** Ends everything that a user is signed in with. Access tokens live on. */
export function endSessionsOf(world: DirectusWorld, userId: string): number {
  const ended = [...world.sessions].filter((session) => session.userId === userId)
  for (const session of ended) world.sessions.delete(session)
  world.changes.emit({ type: 'credentialsChanged' })
  return ended.length
}

/** Makes access and session tokens expired now. @param userId - `null` means everybody's @returns how many */
export function expireAccessTokens(world: DirectusWorld, userId: string | null): number {
  const now = world.clock.now()
  const live = [...world.accessTokens.values()].filter(
    (token) => token.expiresAt > now && (userId === null || token.userId === userId),
  )
  for (const token of live) token.expiresAt = now
  world.changes.emit({ type: 'credentialsChanged' })
  return live.length
}
