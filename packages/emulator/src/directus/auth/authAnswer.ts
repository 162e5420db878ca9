import { REFRESH_COOKIE, SESSION_COOKIE, setCookie } from '../cookies.ts'
import type { DirectusWorld } from '../world.ts'
import type { AuthMode, AuthResult } from './login.ts'

/** What an app is given in each mode: in the body, and as a cookie. */
export interface AuthAnswer {
  readonly data: {
    readonly expires: number
    readonly refresh_token?: string
    readonly access_token?: string
  }
  readonly cookie: string | null
}

export function authAnswer(world: DirectusWorld, mode: AuthMode, result: AuthResult): AuthAnswer {
  const { accessToken, refreshToken, expires } = result
  switch (mode) {
    case 'json':
      return {
        data: { expires, refresh_token: refreshToken, access_token: accessToken },
        cookie: null,
      }
    case 'cookie':
      return {
        data: { expires, access_token: accessToken },
        cookie: setCookie(world, REFRESH_COOKIE, refreshToken),
      }
    case 'session':
      return { data: { expires }, cookie: setCookie(world, SESSION_COOKIE, accessToken) }
  }
}

/** The cookie that a sign-out in a mode leaves: empty, and not gone. */
export function blankedCookie(world: DirectusWorld, mode: AuthMode): string | null {
  if (mode === 'json') return null
  return setCookie(world, mode === 'cookie' ? REFRESH_COOKIE : SESSION_COOKIE, '')
}
