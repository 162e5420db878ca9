import { decodeJwt } from 'jose'
import { cookieOf, REFRESH_COOKIE, SESSION_COOKIE } from '../cookies.ts'
import { invalidPayload } from '../errors.ts'
import type { JsonObject } from '../readBody.ts'
import type { AuthMode } from './login.ts'
import { isAuthMode } from './readCredentials.ts'

/** The refresh token of a refresh or a sign-out, and the mode that it is for. */
export interface PresentedToken {
  readonly mode: AuthMode
  readonly refreshToken: string
}

/**
 * Finds the refresh token where its mode keeps it: in the body, in its cookie, or inside of the
 * session's. The mode is `json` when the body has a token and names none, else `cookie`.
 * @throws {DirectusError} `INVALID_PAYLOAD` when it is not there
 */
export function presentedToken(body: JsonObject, headers: Headers): PresentedToken {
  const mode = body.mode ?? (body.refresh_token ? 'json' : 'cookie')
  const refreshToken = isAuthMode(mode) ? find(mode, body, headers) : null
  if (!isAuthMode(mode) || refreshToken === null) {
    throw invalidPayload('The refresh token is required in either the payload or cookie')
  }
  return { mode, refreshToken }
}

function find(mode: AuthMode, body: JsonObject, headers: Headers): string | null {
  switch (mode) {
    case 'json':
      return body.refresh_token ? String(body.refresh_token) : null
    case 'cookie':
      return cookieOf(headers, REFRESH_COOKIE)
    case 'session':
      return sessionOf(cookieOf(headers, SESSION_COOKIE))
  }
}

/** Who sends this cookie was let in by it already: its signature needs no second look. */
function sessionOf(cookie: string | null): string | null {
  if (cookie === null) return null
  try {
    const { session } = decodeJwt(cookie)
    return typeof session === 'string' ? session : null
  } catch {
    return null
  }
}
