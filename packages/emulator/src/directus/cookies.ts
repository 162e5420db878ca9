import type { DirectusWorld } from './world.ts'

export const REFRESH_COOKIE = 'directus_refresh_token'
export const SESSION_COOKIE = 'directus_session_token'

/** The value of a cookie; `null` when it is missing, or was blanked. */
export function cookieOf(headers: Headers, name: string): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=')
    if (key === name && value) return value
  }
  return null
}

/**
 * The header that sets a cookie. `''` blanks it, as the server does at a sign-out: the browser keeps
 * an empty cookie for as long as it would have kept the full one.
 */
export function setCookie(
  world: DirectusWorld,
  name: typeof REFRESH_COOKIE | typeof SESSION_COOKIE,
  value: string,
): string {
  const { settings, clock } = world
  const lifetimeMs = name === SESSION_COOKIE ? settings.sessionMs : settings.refreshTokenMs
  return [
    `${name}=${value}`,
    `Max-Age=${Math.floor(lifetimeMs / 1000)}`,
    'Path=/',
    `Expires=${new Date(clock.now() + lifetimeMs).toUTCString()}`,
    'HttpOnly',
    ...(settings.isCookieSecure ? ['Secure'] : []),
    `SameSite=${settings.cookieSameSite}`,
  ].join('; ')
}
