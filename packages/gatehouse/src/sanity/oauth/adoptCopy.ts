import { type Credential, isTokenCredential } from '../../machine/credential.ts'
import type { Found } from '../../machine/event.ts'
import type { StorageMirror, StrategyContext } from '../../strategies/strategy.ts'
import type { CurrentUser } from '../currentUser.ts'
import { unreachable } from './oauthErrors.ts'
import { refreshTokens } from './oauthGrants.ts'
import type { OAuthServer } from './oauthServer.ts'

/** A token with less than this left, in milliseconds, may be dead before it is validated. */
const SHORTEST_LIFE_MS = 10_000

/** Not the session's own lock, which may be held while a copy is looked for. */
const LOCK = 'sanity-oauth-copy'

/** Longest wait for another tab that renews the very same copy, in milliseconds. */
const LOCK_WAIT_MS = 10_000

/**
 * The session that the vendor's SDK left in storage, if any. One that has run out since is renewed
 * first, by one tab only: its refresh token serves once (I2).
 * @throws AuthError `network` where it has to be renewed and nobody answers
 */
export async function adoptCopy(
  server: OAuthServer,
  { read, write, clear }: StorageMirror,
  context: StrategyContext,
): Promise<Found<CurrentUser>> {
  const { storage, lock } = context.environment
  const copy = read(storage)
  if (!copy || !isRunOut(copy)) return found(copy)
  const result = await lock.request(LOCK, { waitMs: LOCK_WAIT_MS }, async () => {
    const present = read(storage)
    if (!present || !isRunOut(present)) return found(present)
    const outcome = await refreshTokens(server, present, context)
    switch (outcome.type) {
      case 'fresh':
        write(storage, outcome.credential)
        return found(outcome.credential)
      case 'fatal':
        clear(storage)
        return found(null)
      case 'transient':
        throw unreachable()
    }
  })
  return result.type === 'held' ? result.value : found(read(storage))
}

function found(credential: Credential | null | undefined): Found<CurrentUser> {
  return credential ? { type: 'candidate', credential, source: 'copy' } : { type: 'nothing' }
}

/** Without a refresh token there is nothing to be done but to try it. */
function isRunOut(credential: Credential): boolean {
  if (!isTokenCredential(credential) || credential.refreshToken === undefined) return false
  return (credential.lifetimeMs ?? SHORTEST_LIFE_MS) < SHORTEST_LIFE_MS
}
