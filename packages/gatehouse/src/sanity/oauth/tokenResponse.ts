import { type Credential, isToken, parseCredential } from '../../machine/credential.ts'
import { ownMembers } from '../ownMembers.ts'

/** What came back from the token endpoint, read. */
export type TokenResponse =
  | { readonly type: 'tokens'; readonly credential: Credential }
  /** An error of RFC 6749 §5.2, by its code. */
  | { readonly type: 'refused'; readonly error: string }
  /** A status that says nothing about the grant. */
  | { readonly type: 'busy'; readonly status: number }
  /** Not what a token endpoint says: a page of HTML, half of a JSON, no token, no lifetime (F7, F8). */
  | { readonly type: 'unreadable' }

/** Longest answer that is parsed, in characters. */
const MAX_LENGTH = 131_072

/** What an error code is made of (RFC 6749 §5.2), and as long as a registered one may be. */
const ERROR_CODE = /^[a-z_]{1,64}$/

/** Statuses of the 4xx that speak of the moment, not of the grant (F5, F6). */
const MOMENTARY: ReadonlySet<number> = new Set([408, 425, 429])

/** Reads an answer of the token endpoint. Rejects only where its body never comes to an end. */
export async function readTokenResponse(response: Response): Promise<TokenResponse> {
  return tokenResponse(response.status, await response.text())
}

/** The same, of a status and a body. Pure. */
export function tokenResponse(status: number, text: string): TokenResponse {
  const own = ownMembers(parse(text))
  if (status === 200) {
    const credential = credentialOf(own)
    return credential ? { type: 'tokens', credential } : { type: 'unreadable' }
  }
  const error = own('error')
  const isVerdict = status >= 400 && status < 500 && !MOMENTARY.has(status)
  if (isVerdict && typeof error === 'string' && ERROR_CODE.test(error)) {
    return { type: 'refused', error }
  }
  return { type: 'busy', status }
}

/** RFC 6749 §5.1. A lifetime is only recommended there; without one nobody could renew in time. */
function credentialOf(own: (name: string) => unknown): Credential | undefined {
  const [token, type, expiresIn] = [own('access_token'), own('token_type'), own('expires_in')]
  const refreshToken = own('refresh_token') ?? undefined
  if (!isToken(token) || typeof type !== 'string' || type.toLowerCase() !== 'bearer') {
    return undefined
  }
  if (typeof expiresIn !== 'number') return undefined
  return parseCredential({ token, refreshToken, lifetimeMs: expiresIn * 1_000 })
}

function parse(text: string): unknown {
  if (text.length > MAX_LENGTH) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
