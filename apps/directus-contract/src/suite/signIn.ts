import { setTimeout as delay } from 'node:timers/promises'
import { Secret, TOTP } from 'otpauth'
import type { SuitePerson } from './people.ts'
import { type Answer, send } from './send.ts'

export const REFRESH_COOKIE = 'directus_refresh_token'
export const SESSION_COOKIE = 'directus_session_token'

const SPARE_MS = 8_000

/** What a sign-in in mode `json` gives. */
export interface Tokens {
  readonly access: string
  readonly refresh: string
}

/** Asks for a sign-in by password. `more` goes into the body: `mode`, `otp`. */
export function login(
  url: string,
  { email, password }: SuitePerson,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  return send(url, 'POST /auth/login', { body: { email, password, ...more } })
}

/** Signs somebody in for their tokens. */
export async function tokensOf(url: string, person: SuitePerson): Promise<Tokens> {
  return tokensIn(await login(url, person))
}

/** The tokens in an answer of mode `json`. */
export function tokensIn({ status, body }: Answer): Tokens {
  if (status !== 200) throw new Error(`No tokens, but ${status} ${JSON.stringify(body)}`)
  return { access: String(body.data.access_token), refresh: String(body.data.refresh_token) }
}

/** Signs somebody in for the cookie of a mode. */
export async function cookieOf(
  url: string,
  person: SuitePerson,
  mode: 'cookie' | 'session',
): Promise<string> {
  return cookieIn(await login(url, person, { mode }), mode)
}

/** The cookie that an answer sets in a mode. */
export function cookieIn({ cookies, status }: Answer, mode: 'cookie' | 'session'): string {
  const value = cookies.get(mode === 'cookie' ? REFRESH_COOKIE : SESSION_COOKIE)?.value
  if (!value) throw new Error(`No cookie, but ${status}`)
  return value
}

/**
 * What the app on somebody's phone shows. It is good for a while: waits for the next one when this
 * one is about to change.
 */
export async function oneTimePassword(secret: string): Promise<string> {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  const remaining = totp.remaining()
  if (remaining < SPARE_MS) await delay(remaining)
  return totp.generate()
}
