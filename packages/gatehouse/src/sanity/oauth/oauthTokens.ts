import type { AuthState } from '../../authState.ts'
import type { CurrentUser } from '../currentUser.ts'
import type { SanityInstance } from '../instance.ts'
import { type StateSource, stateSource } from '../stateSources.ts'

/** The tokens of a session by OAuth, in the vendor's shape. */
export interface OAuthTokens {
  readonly accessToken: string
  readonly tokenType: 'bearer'
  /** Seconds; from when the token was first seen here. */
  readonly expiresIn: number
  // biome-ignore lint/style/noRestrictedGlobals: the vendor's shape
  readonly expiresAt: Date
  /**
   * Never told: who reads a state can lose it, and it outlives the access token by far (I9, S12). It
   * stays with the session, which is the only one that can use it without using it up.
   */
  readonly refreshToken?: string
}

/** What an app sees of them. */
export type PublicOAuthTokens = Omit<OAuthTokens, 'refreshToken'>

/**
 * The present tokens, without the one that renews them; `null` while nobody is signed in, or not by
 * OAuth.
 */
export function getOAuthTokensState({
  authMode,
  authStore,
  environment,
}: SanityInstance): StateSource<PublicOAuthTokens | null> {
  let last: PublicOAuthTokens | null = null

  function current(): PublicOAuthTokens | null {
    const next = tokensOf(authStore.getState(), environment.clock.now().wall)
    // The very same object for the very same token (I7).
    if (!isSame(last, next)) last = next
    return last
  }

  return authMode === 'oauth'
    ? stateSource(current, authStore.subscribe)
    : stateSource<PublicOAuthTokens | null>(
        () => null,
        () => () => {},
      )
}

function tokensOf(state: AuthState<CurrentUser>, now: number): PublicOAuthTokens | null {
  if (state.type !== 'logged-in' || state.token === null || state.expiresAt === undefined) {
    return null
  }
  const { token, expiresAt } = state
  return {
    accessToken: token,
    tokenType: 'bearer',
    expiresIn: Math.max(0, Math.round((expiresAt - now) / 1_000)),
    // biome-ignore lint/style/noRestrictedGlobals: writing a date asks no clock
    expiresAt: new Date(expiresAt),
  }
}

function isSame(a: PublicOAuthTokens | null, b: PublicOAuthTokens | null): boolean {
  return a?.accessToken === b?.accessToken && a?.expiresAt.getTime() === b?.expiresAt.getTime()
}
