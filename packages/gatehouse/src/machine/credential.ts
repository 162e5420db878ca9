import { isToken } from './isToken.ts'

export { isToken }

/** How long a credential serves; both count from its receipt, in milliseconds. */
interface Lifetime {
  /** When the backend stops taking it. Absent: not known, it serves until it is refused. */
  readonly lifetimeMs?: number
  /** When a renewal is due. Defaults to a margin before `lifetimeMs`; absent with it: never. */
  readonly refreshAfterMs?: number
}

/** A bearer token. */
export interface TokenCredential extends Lifetime {
  readonly token: string
  readonly refreshToken?: string
}

/** The browser's own cookies: no script ever sees the secret. */
export interface CookieCredential extends Lifetime {
  readonly withCredentials: true
}

/**
 * What proves a session to its backend. Structurally what `@sanity/client` 8 takes from its
 * `auth` option. Its secrets are not enumerable, and it prints as `[redacted]`.
 */
export type Credential = TokenCredential | CookieCredential

const sealed = {
  toJSON: (): string => '[redacted]',
  [Symbol.for('nodejs.util.inspect.custom')]: (): string => '[redacted credential]',
}

/** A credential that keeps its secrets out of JSON, spreads and consoles. */
export function seal(credential: Credential): Credential {
  const copy: Record<string, PropertyDescriptor> = {}
  for (const [key, value] of Object.entries(plain(credential))) copy[key] = { value }
  return Object.create(sealed, copy)
}

/** The fields as plain data, for a store that clones them; those that are not there stay away. */
export function plain(credential: Credential): Credential {
  const { lifetimeMs, refreshAfterMs } = credential
  const fields = isTokenCredential(credential)
    ? { token: credential.token, refreshToken: credential.refreshToken, lifetimeMs, refreshAfterMs }
    : { withCredentials: true, lifetimeMs, refreshAfterMs }
  const present = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(present) as unknown as Credential
}

/** A credential out of unknown data, or `undefined` when it is not one. */
export function parseCredential(value: unknown): Credential | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const fields = value as Record<string, unknown>
  const { token, refreshToken, withCredentials, lifetimeMs, refreshAfterMs } = fields
  if (token === undefined ? withCredentials !== true : !isToken(token)) return undefined
  if (refreshToken !== undefined && !isToken(refreshToken)) return undefined
  if (!isSpan(lifetimeMs) || !isSpan(refreshAfterMs)) return undefined
  return seal(fields as unknown as Credential)
}

/** A span of time that can be counted down: an absent, zero or endless one is a server's mistake. */
function isSpan(value: unknown): boolean {
  return value === undefined || (typeof value === 'number' && Number.isFinite(value) && value > 0)
}

/** Whether two credentials are the same to the backend. */
export function sameCredential(a: Credential, b: Credential): boolean {
  if (isTokenCredential(a)) return isTokenCredential(b) && a.token === b.token
  return !isTokenCredential(b)
}

/**
 * Whether two credentials are the same, with what renews them: a server whose tokens count in whole
 * seconds gives the same one twice in a second, each time with another refresh token.
 */
export function isSameRenewable(a: Credential, b: Credential): boolean {
  if (!sameCredential(a, b)) return false
  return !isTokenCredential(a) || !isTokenCredential(b) || a.refreshToken === b.refreshToken
}

/** Whether the credential is a bearer token, not the browser's cookies. */
export function isTokenCredential(credential: Credential): credential is TokenCredential {
  return 'token' in credential
}
