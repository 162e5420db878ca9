/** How the emulated platform behaves where the real one has a policy. */
export interface Settings {
  /**
   * Origins that may call the API and receive a sign-in. A `*` stands for one or more characters
   * other than `/` and `:`.
   * @defaultValue any port of `localhost`, of its subdomains and of `127.0.0.1`
   */
  readonly corsOrigins: readonly string[]
  /** How long a stamped token lives, in ms. @defaultValue 24 hours */
  readonly stampedTokenMs: number
  /** How long a token without a stamp lives, in ms. @defaultValue 24 hours */
  readonly plainTokenMs: number
  /** How long a token that is bound to one project lives, in ms. @defaultValue 10 years */
  readonly projectTokenMs: number
  /** How long an OAuth access token lives, in ms. @defaultValue 1 hour */
  readonly oauthAccessTokenMs: number
  /** How long an OAuth refresh token lives, in ms; each new one anew. @defaultValue 30 days */
  readonly oauthRefreshTokenMs: number
  /** How long an OAuth authorization code can be redeemed, in ms. @defaultValue 1 minute */
  readonly oauthCodeMs: number
  /** How long the one-time code of a sign-in can be exchanged, in ms. @defaultValue 10 minutes */
  readonly sidMs: number
  /**
   * Whether the second use of a rotated stamped token ends its whole session, as strict servers do.
   * @defaultValue false: only the old token is refused, and the reuse is counted
   */
  readonly revokeOnReuse: boolean
}

const HOUR = 3_600_000

export const DEFAULT_SETTINGS: Settings = {
  corsOrigins: ['localhost', '*.localhost', '127.0.0.1'].flatMap((host) =>
    ['http', 'https'].flatMap((scheme) => [`${scheme}://${host}`, `${scheme}://${host}:*`]),
  ),
  stampedTokenMs: 24 * HOUR,
  plainTokenMs: 24 * HOUR,
  projectTokenMs: 10 * 365 * 24 * HOUR,
  oauthAccessTokenMs: HOUR,
  oauthRefreshTokenMs: 30 * 24 * HOUR,
  oauthCodeMs: HOUR / 60,
  sidMs: HOUR / 6,
  revokeOnReuse: false,
}
