import type { AuthenticationMode } from './authData.ts'

/** Beyond who signs in. */
export interface LoginOptions {
  /** The one-time password, where the person has a second factor. */
  otp?: string | undefined
  /** For this sign-in only. @defaultValue the mode of `authentication()` */
  mode?: AuthenticationMode | undefined
  /** A provider that takes a password, such as LDAP. One that has a page of its own signs in by `loginWithProvider`. */
  provider?: string | undefined
}

/** Who signs in, by the e-mail address. */
export interface LocalLoginPayload {
  email: string
  password: string
}

/** Who signs in, by the name that an LDAP provider knows. */
export interface LDAPLoginPayload {
  identifier: string
  password: string
}

/** Who signs in. */
export type LoginPayload = LocalLoginPayload | LDAPLoginPayload

/** What a renewal, or a sign-out, is about where it is not the session that stands. */
export interface TokenOptions {
  refresh_token?: string | undefined
  /** @defaultValue the mode of `authentication()`, and `json` where a token is given */
  mode?: AuthenticationMode | undefined
}

/** One sign-in, whichever way it was called. */
export interface LoginRequest {
  readonly payload: LoginPayload
  readonly options: LoginOptions
}

/** Reads `login(email, password, options)` and `login({email, password}, options)`. Nothing is changed in them. */
export function loginRequest(
  who: string | LoginPayload,
  second: string | LoginOptions = {},
  third: string | LoginOptions = {},
): LoginRequest {
  const options = [second, third].find((given) => typeof given === 'object') ?? {}
  if (typeof who === 'object') return { payload: who, options }
  return { payload: { email: who, password: typeof second === 'string' ? second : '' }, options }
}

/** Reads `refresh(mode, refresh_token)`, `logout(refresh_token, mode)` and their forms with options. */
export function tokenOptions(first?: string | TokenOptions, second?: string): TokenOptions {
  if (first && typeof first === 'object') return first
  const mode = [first, second].find(isMode)
  // Plain JavaScript hands in `null` where a storage holds none.
  const token = [first, second].find((word) => typeof word === 'string' && !isMode(word))
  return { ...(mode && { mode }), ...(token !== undefined && { refresh_token: token }) }
}

function isMode(word: string | undefined): word is AuthenticationMode {
  return word === 'json' || word === 'cookie' || word === 'session'
}
