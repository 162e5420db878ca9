import type { ServerSettings } from './serverSettings.ts'

/** What a real server is told in its environment, by the vendor's own names. */
export function realEnv(settings: ServerSettings): Readonly<Record<string, string>> {
  const { rateLimiter, corsOrigin = 'off', redirectAllowList, websocket } = settings
  return {
    ...lifetimes(settings),
    ...(rateLimiter && {
      RATE_LIMITER_ENABLED: 'true',
      RATE_LIMITER_POINTS: String(rateLimiter.points),
      RATE_LIMITER_DURATION: String(rateLimiter.durationMs / 1000),
    }),
    ...(corsOrigin !== 'off' && { CORS_ENABLED: 'true', CORS_ORIGIN: corsOrigin }),
    ...(redirectAllowList && {
      PASSWORD_RESET_URL_ALLOW_LIST: redirectAllowList.join(','),
    }),
    ...(websocket && sockets(websocket)),
  }
}

function lifetimes(settings: ServerSettings): Readonly<Record<string, string>> {
  const { accessTokenMs, refreshTokenMs, sessionMs, sessionGraceMs } = settings
  return {
    ...(accessTokenMs !== undefined && { ACCESS_TOKEN_TTL: inSeconds(accessTokenMs) }),
    ...(refreshTokenMs !== undefined && { REFRESH_TOKEN_TTL: inSeconds(refreshTokenMs) }),
    ...(sessionMs !== undefined && { SESSION_COOKIE_TTL: inSeconds(sessionMs) }),
    ...(sessionGraceMs !== undefined && {
      SESSION_REFRESH_GRACE_PERIOD: inSeconds(sessionGraceMs),
    }),
  }
}

function sockets({
  auth = 'handshake',
  authTimeoutMs = 10_000,
  heartbeatMs = 30_000,
}: NonNullable<ServerSettings['websocket']>): Readonly<Record<string, string>> {
  return {
    WEBSOCKETS_ENABLED: 'true',
    WEBSOCKETS_REST_AUTH: auth,
    WEBSOCKETS_REST_AUTH_TIMEOUT: String(authTimeoutMs / 1000),
    WEBSOCKETS_GRAPHQL_AUTH: auth,
    WEBSOCKETS_HEARTBEAT_PERIOD: String(heartbeatMs / 1000),
  }
}

function inSeconds(ms: number): string {
  return `${ms / 1000}s`
}
