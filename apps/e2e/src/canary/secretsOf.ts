import type { World } from '../world/startWorld.ts'
import type { Secrets } from './leaks.ts'

/** What the platform has handed out so far, and nobody but an app and the platform may see. */
export function secretsOf({ emulator }: World, attackers: ReadonlySet<string>): Secrets {
  const { tokens, sids, oauth } = emulator.world
  return {
    tokens: [...tokens.keys(), ...oauth.refreshTokens.keys()],
    sids: [...sids.keys(), ...oauth.codes.keys()],
    attackers,
  }
}
