import {
  type Credential,
  isToken,
  isTokenCredential,
  parseCredential,
  type TokenCredential,
} from '../../machine/credential.ts'
import type { Clock } from '../../ports/clock.ts'
import type { StorageMirror } from '../../strategies/strategy.ts'
import { parseJson } from './parseJson.ts'

/** Where the vendor's SDK keeps the tokens of an OAuth session. */
export const OAUTH_TOKENS_KEY = '__sanity_oauth_tokens'

/** No tokens, and no sign-out either: the vendor's reader takes it for nothing. */
const ELSEWHERE = '{}'

/** A token of the app's own may say nothing of its end, and the layout wants one: a year. */
const UNKNOWN_LIFETIME_MS = 365 * 86_400_000

/**
 * The tokens where the vendor's SDK looks for them, in its layout:
 * `{accessToken, tokenType, expiresIn, expiresAt, refreshToken?}`.
 */
export function oauthMirror(clock: Clock): StorageMirror {
  return {
    keys: [OAUTH_TOKENS_KEY],
    read(storage) {
      try {
        return readTokens(storage.get(OAUTH_TOKENS_KEY), clock.now().wall)
      } catch {
        return undefined
      }
    },
    write(storage, credential) {
      if (!isTokenCredential(credential)) return
      try {
        storage.set(OAUTH_TOKENS_KEY, writeTokens(credential, clock.now().wall))
      } catch (error) {
        // What stands there is used up: whoever took it for the session would end it (I2, F11). Where
        // there is no room for tokens, there is some for the word that they are elsewhere.
        storage.remove(OAUTH_TOKENS_KEY)
        storage.set(OAUTH_TOKENS_KEY, ELSEWHERE)
        throw error
      }
    },
    clear: (storage) => storage.remove(OAUTH_TOKENS_KEY),
  }
}

/** The vendor's text of a credential. Pure. */
export function writeTokens(credential: TokenCredential, now: number): string {
  const { token, refreshToken, lifetimeMs = UNKNOWN_LIFETIME_MS } = credential
  return JSON.stringify({
    accessToken: token,
    tokenType: 'bearer',
    expiresIn: Math.round(lifetimeMs / 1_000),
    // biome-ignore lint/style/noRestrictedGlobals: writing a date asks no clock
    expiresAt: new Date(now + lifetimeMs).toISOString(),
    refreshToken,
  })
}

/**
 * A credential out of the vendor's text: `null` where there is none, `undefined` for a text that says
 * nothing, broken or too long (S13). One that has run out lives for a moment, so that it can be renewed.
 * Pure.
 */
export function readTokens(text: string | null, now: number): Credential | null | undefined {
  if (text === null) return null
  const own = parseJson(text)
  const token = own('accessToken')
  // biome-ignore lint/style/noRestrictedGlobals: parsing a date asks no clock
  const lifetimeMs = Math.max(1, Date.parse(`${own('expiresAt')}`) - now)
  const refreshToken = own('refreshToken') ?? undefined
  return isToken(token) ? parseCredential({ token, refreshToken, lifetimeMs }) : undefined
}
