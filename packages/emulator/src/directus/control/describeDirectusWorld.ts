import { fingerprint } from '../../fingerprint.ts'
import type { DirectusWorld } from '../world.ts'

/** A world for the control API; each secret is its fingerprint. */
export function describeDirectusWorld(world: DirectusWorld): object {
  return {
    settings: world.settings,
    users: [...world.users.values()].map(({ id, email, status, tfa_secret }) => ({
      id,
      email,
      status,
      hasTwoFactor: tfa_secret !== null,
    })),
    sessions: [...world.sessions].map(({ token, userId, expiresAt, nextToken }) => ({
      token: fingerprint(token),
      userId,
      expiresAt,
      nextToken: nextToken === null ? null : fingerprint(nextToken),
    })),
    accessTokens: [...world.accessTokens].map(([token, { userId, expiresAt }]) => ({
      token: fingerprint(token),
      userId,
      expiresAt,
    })),
    collections: [...world.collections.values()].map(({ name, items }) => ({
      name,
      items: items.size,
    })),
    listeners: world.changes.count(),
    counters: world.counters,
  }
}
