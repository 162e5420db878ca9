import type { World } from '../world/startWorld.ts'
import type { Secrets } from './secrets.ts'

/** What only the story itself knows. */
export interface ToldSecrets {
  /** Tokens of the attacker's own. */
  readonly attackers: ReadonlySet<string>
  /** What is secret besides: one-time passwords. */
  readonly hidden: ReadonlySet<string>
}

/** What the platforms know so far, and nobody but an app and they may see. */
export function secretsOf({ emulator }: World, { attackers, hidden }: ToldSecrets): Secrets {
  const { tokens, sids, oauth, directus } = emulator.world
  const people = [...directus.users.values()]
  return {
    tokens: [
      ...tokens.keys(),
      ...oauth.refreshTokens.keys(),
      ...[...directus.sessions].map(({ token }) => token),
      ...directus.usedRefreshTokens,
      ...people.flatMap(({ token }) => token ?? []),
    ],
    sids: [...sids.keys(), ...oauth.codes.keys()],
    accessTokens: [...directus.accessTokens.keys()],
    passwords: [...people.map(({ password }) => password).filter(Boolean), ...hidden],
    attackers,
  }
}
