import { type Credential, isToken, parseCredential } from '../../machine/credential.ts'
import { parseJson } from './parseJson.ts'

/** What came back from the token endpoint, read. */
export type TokenResponse =
  | { readonly type: 'tokens'; readonly credential: Credential }
  /** The verdict on the grant: an error of RFC 6749 §5.2, by its code. */
  | { readonly type: 'refused'; readonly error: string }
  /** Anything else says nothing about the grant; a page or half of a JSON with 200 neither (F5-F8). */
  | { readonly type: 'other' }

/** What an error code is made of. */
const ERROR_CODE = /^[a-z_]{1,64}$/

/** Statuses that come with a verdict: those of 4xx that do not speak of the moment (F5, F6). */
const VERDICT = /^4(?!08|25|29)/

/** Reads an answer of the token endpoint. Pure. */
export function tokenResponse(status: number, text: string): TokenResponse {
  const own = parseJson(text)
  const credential = status === 200 && credentialOf(own)
  if (credential) return { type: 'tokens', credential }
  const error = own('error')
  const isVerdict = VERDICT.test(`${status}`) && typeof error === 'string' && ERROR_CODE.test(error)
  return isVerdict ? { type: 'refused', error } : { type: 'other' }
}

/** RFC 6749 §5.1. A lifetime is only recommended there; without one nobody could renew in time. */
function credentialOf(own: (name: string) => unknown): Credential | undefined {
  const [token, expiresIn] = [own('access_token'), own('expires_in')]
  const isBearer = /^bearer$/i.test(`${own('token_type')}`)
  if (!isBearer || !isToken(token) || typeof expiresIn !== 'number') return undefined
  const refreshToken = own('refresh_token') ?? undefined
  return parseCredential({ token, refreshToken, lifetimeMs: expiresIn * 1_000 })
}
