import type { DirectusError } from './errors.ts'

/** What has been tried of one request. */
export interface Tried {
  readonly error: DirectusError
  readonly method: string
  /** Whether it carried the client's credential. */
  readonly isCredited: boolean
  /** Whether that was a cookie of the browser's, which the server empties where it is dead. */
  readonly isByCookie: boolean
  /** Whether a renewal was tried already. */
  readonly isRenewed: boolean
  /** How many times it has waited for a busy server. */
  readonly waits: number
  /** For how long, in milliseconds. */
  readonly waitedMs: number
}

/** What to do about a refusal. */
export type NextTry =
  | { readonly type: 'renew' }
  /** The session may be over, but the request is not to be sent again. */
  | { readonly type: 'look' }
  | { readonly type: 'wait'; readonly ms: number }
  | { readonly type: 'give-up' }

/** How many times a busy server is waited for. */
const MOST_WAITS = 3

/** How long it is waited for in all, in milliseconds. */
const LONGEST_WAIT_MS = 30_000

/** The first wait where the server does not say how long, in milliseconds; it doubles. */
const FIRST_WAIT_MS = 1_000

/** Methods that only read. */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'SEARCH'])

/**
 * What to do about a refusal. Pure.
 *
 * A token that is expired or forged is refused before anything is done, so any request may be sent
 * once more with another. `INVALID_CREDENTIALS` says that the token is unknown, or that the request
 * brought a wrong password: such a request is sent once more where it only reads. Where a cookie was
 * refused, the session is looked into in any case: the cookie is empty now, and whatever comes next
 * would be asked for nobody, with no word about a session that is over.
 */
export function nextTry(tried: Tried): NextTry {
  const { error, method, isCredited, isByCookie, isRenewed, waits, waitedMs } = tried
  const { status } = error.response
  if (status === 429) {
    const ms = error.retryAfterMs ?? FIRST_WAIT_MS * 2 ** waits
    const isPatient = waits < MOST_WAITS && waitedMs + ms <= LONGEST_WAIT_MS
    return isPatient ? { type: 'wait', ms } : { type: 'give-up' }
  }
  if (!isCredited || isRenewed) return { type: 'give-up' }
  if (isTokenRefusal(error)) return { type: 'renew' }
  if (!isUnknown(error)) return { type: 'give-up' }
  if (SAFE.has(method.toUpperCase())) return { type: 'renew' }
  return isByCookie ? { type: 'look' } : { type: 'give-up' }
}

function isTokenRefusal({ errors, response: { status } }: DirectusError): boolean {
  const code = errors[0]?.extensions.code
  return status === 403 ? code === 'INVALID_TOKEN' : status === 401 && code === 'TOKEN_EXPIRED'
}

function isUnknown({ errors, response: { status } }: DirectusError): boolean {
  return status === 401 && errors[0]?.extensions.code === 'INVALID_CREDENTIALS'
}
