/** How a client proves who it is on the WebSocket, as `WEBSOCKETS_REST_AUTH` says it. */
export type WebsocketAuth = 'handshake' | 'public' | 'strict'

export interface WebsocketSettings {
  /** @defaultValue true */
  isEnabled: boolean
  /** @defaultValue `handshake` */
  auth: WebsocketAuth
  /** How long a client may wait with its authentication, in ms. @defaultValue 10 seconds */
  authTimeoutMs: number
  /** How often the server pings, in ms; 0 never. @defaultValue 30 seconds */
  heartbeatMs: number
}

/** At most `points` requests in `durationMs`, counted by client. */
export interface RateLimiterSettings {
  points: number
  durationMs: number
}

/**
 * Who may read answers from another origin: `localhost` reflects every origin on this computer,
 * `off` sends no headers at all (the vendor's default), and anything else is the one origin that is
 * always named, whoever asks.
 */
export type CorsOrigin = 'localhost' | 'off' | (string & {})

/** How the emulated Directus behaves where the real one has an environment variable. */
export interface DirectusSettings {
  /** `ACCESS_TOKEN_TTL`, in ms. @defaultValue 15 minutes */
  accessTokenMs: number
  /** `REFRESH_TOKEN_TTL`, in ms. @defaultValue 7 days */
  refreshTokenMs: number
  /** `SESSION_COOKIE_TTL`, in ms. @defaultValue 1 day */
  sessionMs: number
  /** `SESSION_REFRESH_GRACE_PERIOD`, in ms. @defaultValue 10 seconds */
  sessionGraceMs: number
  /**
   * How long a refresh takes between reading and replacing its token, in ms of real time. The real
   * server takes some, and two refreshes at once both succeed while one of the two new tokens is
   * dead. @defaultValue 0: no longer than it takes to sign
   */
  refreshWorkMs: number
  /** `*_COOKIE_SAME_SITE`. @defaultValue `Lax` */
  cookieSameSite: 'Lax' | 'Strict' | 'None'
  /** `*_COOKIE_SECURE`. @defaultValue false */
  isCookieSecure: boolean
  /** Wrong passwords until an account is suspended. @defaultValue 25 */
  loginAttempts: number
  /** `null` is off, as with the vendor. @defaultValue null */
  rateLimiter: RateLimiterSettings | null
  /** @defaultValue `localhost` */
  corsOrigin: CorsOrigin
  /** `PUBLIC_URL`; `null` means whichever address a request came to. @defaultValue null */
  publicUrl: string | null
  /**
   * Where an SSO sign-in and the link of a password mail may lead: URLs, compared without query and
   * hash. A `*` stands for one or more characters other than `/` and `:`, so `http://localhost:*` is
   * every port's every page. @defaultValue every page of this computer
   */
  redirectAllowList: readonly string[]
  websocket: WebsocketSettings
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export const DEFAULT_DIRECTUS_SETTINGS: Readonly<DirectusSettings> = {
  accessTokenMs: 15 * MINUTE,
  refreshTokenMs: 7 * DAY,
  sessionMs: DAY,
  sessionGraceMs: 10_000,
  refreshWorkMs: 0,
  cookieSameSite: 'Lax',
  isCookieSecure: false,
  loginAttempts: 25,
  rateLimiter: null,
  corsOrigin: 'localhost',
  publicUrl: null,
  redirectAllowList: ['localhost', '*.localhost', '127.0.0.1'].flatMap((host) => [
    `http://${host}`,
    `http://${host}:*`,
  ]),
  websocket: { isEnabled: true, auth: 'handshake', authTimeoutMs: 10_000, heartbeatMs: 30_000 },
}
