import { type Credential, isTokenCredential } from '../../machine/credential.ts'
import type { Found } from '../../machine/event.ts'
import { readRecord } from '../../machine/ledgerRecord.ts'
import type { Environment } from '../../ports/environment.ts'
import type { StorageMirror, StrategyContext } from '../../strategies/strategy.ts'
import { type CurrentUser, parseCurrentUser } from '../currentUser.ts'
import { giveBack } from './giveBack.ts'
import { unreachable } from './oauthErrors.ts'
import { refreshTokens } from './oauthGrants.ts'
import type { OAuthServer } from './oauthServer.ts'

/** A token with less than this left, in milliseconds, may be dead before it is validated. */
const SHORTEST_LIFE_MS = 10_000

/** Not the session's own lock, which may be held while a copy is looked for. */
const LOCK = 'sanity-oauth-copy'

/** Longest wait for another tab that renews the very same copy, in milliseconds. */
const LOCK_WAIT_MS = 10_000

/** The session whose copy it may be. */
interface Adopter {
  readonly name: string
  readonly mirror: StorageMirror
}

/**
 * The session that the vendor's SDK left in storage, if any. One that has run out since is renewed
 * first, by one tab only: its refresh token serves once (I2). Not so while there is a record of ours:
 * the refresh token beside it may be one that this library has used up.
 * @throws AuthError `network` where it has to be renewed and nobody answers
 */
export async function adoptCopy(
  server: OAuthServer,
  { name, mirror }: Adopter,
  context: StrategyContext,
): Promise<Found<CurrentUser>> {
  const { environment, signal } = context
  const { storage, lock } = environment
  const usable = () => usableCopy(mirror, environment)
  if (!isRunOut(mirror.read(storage))) return usable()
  const result = await lock.request(LOCK, { waitMs: LOCK_WAIT_MS }, async () => {
    if (signal.aborted || (await isSignedIn(name, environment))) return usable()
    const copy = mirror.read(storage)
    if (!copy || !isRunOut(copy)) return found(copy)
    return renewed(server, { copy, mirror }, context)
  })
  if (result.type === 'held') return result.value
  // The other tab is at it still: to try what it is about to replace would only be refused.
  if (isRunOut(mirror.read(storage))) throw unreachable()
  return usable()
}

/** Renews a copy. What was signed in or out meanwhile is not undone by it (F17). */
async function renewed(
  server: OAuthServer,
  { copy, mirror }: { readonly copy: Credential; readonly mirror: StorageMirror },
  context: StrategyContext,
): Promise<Found<CurrentUser>> {
  const { environment } = context
  const outcome = await refreshTokens(server, copy, context)
  const stands = isSame(mirror.read(environment.storage), copy)
  switch (outcome.type) {
    case 'fresh':
      if (stands) {
        mirror.write(environment.storage, outcome.credential)
        return found(outcome.credential)
      }
      // They are nobody's.
      giveBack(server, outcome.credential, environment)
      break
    case 'fatal':
      if (stands) mirror.clear(environment.storage)
      break
    case 'transient':
      if (stands) throw unreachable()
  }
  return usableCopy(mirror, environment)
}

/** What stands there, unless it has run out. */
function usableCopy(mirror: StorageMirror, { storage }: Environment): Found<CurrentUser> {
  const copy = mirror.read(storage)
  return found(isRunOut(copy) ? null : copy)
}

function found(credential: Credential | null | undefined): Found<CurrentUser> {
  return credential ? { type: 'candidate', credential, source: 'copy' } : { type: 'nothing' }
}

/** Whether this library has a session of its own. Where that cannot be said, it may. */
async function isSignedIn(name: string, { ledger }: Environment): Promise<boolean> {
  try {
    return readRecord(await ledger.read(name), parseCurrentUser)?.type === 'signedIn'
  } catch {
    return true
  }
}

/** Without a refresh token there is nothing to be done but to try it. */
function isRunOut(credential: Credential | null | undefined): boolean {
  if (!credential || !isTokenCredential(credential)) return false
  if (credential.refreshToken === undefined) return false
  return (credential.lifetimeMs ?? SHORTEST_LIFE_MS) < SHORTEST_LIFE_MS
}

function isSame(a: Credential | null | undefined, b: Credential): boolean {
  if (!a || !isTokenCredential(a) || !isTokenCredential(b)) return false
  return a.token === b.token && a.refreshToken === b.refreshToken
}
