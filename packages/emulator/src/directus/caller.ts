import { authenticate, type TokenRefusal } from './authenticate.ts'
import { cookieOf, SESSION_COOKIE, setCookie } from './cookies.ts'
import {
  type DirectusError,
  invalidCredentials,
  invalidPayload,
  invalidToken,
  tokenExpired,
} from './errors.ts'
import type { Accountability, DirectusWorld } from './world.ts'

/** Where a token came from. */
export type Credential =
  | { readonly via: 'none' }
  | { readonly via: 'header' | 'parameter' | 'cookie'; readonly token: string }

/** What came of a request's credential. A refusal answers every endpoint, sign-in included. */
export type Caller =
  | { readonly type: 'known'; readonly accountability: Accountability }
  | {
      readonly type: 'refused'
      readonly error: DirectusError
      /** A cookie to send along. */
      readonly setCookie: string | null
    }

/** The credential of a request: the cookie counts only where there is no other. */
export function credentialOf(request: Request): Credential | 'several' {
  const header = bearerToken(request.headers.get('authorization'))
  // An empty one is none.
  const parameter = new URL(request.url).searchParams.get('access_token') || null
  if (header !== null && parameter !== null) return 'several'
  if (header !== null) return { via: 'header', token: header }
  if (parameter !== null) return { via: 'parameter', token: parameter }
  const cookie = cookieOf(request.headers, SESSION_COOKIE)
  return cookie === null ? { via: 'none' } : { via: 'cookie', token: cookie }
}

/** Finds out who a request speaks for. */
export async function identify(world: DirectusWorld, request: Request): Promise<Caller> {
  const credential = credentialOf(request)
  if (credential === 'several') {
    const error = invalidPayload(
      'The request uses more than one method for including an access token',
    )
    return { type: 'refused', error, setCookie: null }
  }
  const token = credential.via === 'none' ? null : credential.token
  const result = await authenticate(world, token)
  if (result.type === 'accepted') return { type: 'known', accountability: result.accountability }
  // A dead session's cookie is taken back. An expired one stays where it is.
  const isDeadCookie = credential.via === 'cookie' && result.code === 'INVALID_CREDENTIALS'
  return {
    type: 'refused',
    error: refusalError(result.code),
    setCookie: isDeadCookie ? setCookie(world, SESSION_COOKIE, '') : null,
  }
}

function refusalError(code: TokenRefusal): DirectusError {
  if (code === 'TOKEN_EXPIRED') return tokenExpired()
  return code === 'INVALID_TOKEN' ? invalidToken() : invalidCredentials()
}

/** The token of an `Authorization` header; `null` when it has none of that kind. */
export function bearerToken(authorization: string | null): string | null {
  return /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1] ?? null
}
