import { AuthError, isAuthError } from '../../errors.ts'
import type { RefreshOutcome, Validation } from '../../machine/outcome.ts'
import type { DirectusUser } from '../directusUser.ts'
import { codeOf, isDirectusError } from '../errors.ts'

/** Refusals of a renewal that say that none will ever succeed again. Everything else passes (behaviour.md §2). */
const FATAL: ReadonlySet<string> = new Set([
  '400 INVALID_PAYLOAD',
  '401 INVALID_CREDENTIALS',
  '401 TOKEN_EXPIRED',
  '401 USER_SUSPENDED',
  '403 INVALID_TOKEN',
  '403 TOKEN_EXPIRED',
])

/** The cookie did not reach the server (F39): the one reason for it that a developer can act on. */
const NO_COOKIE =
  "The server got no cookie with the renewal: it has ended the session and emptied it, somebody has deleted it, or the browser blocks it. Where it is blocked, serve Directus from the app's own site, or set its cookies to SameSite=None and Secure with CORS credentials on, or use authentication('json')."

/** What an error of a renewal means for the session. */
export function refreshOutcome(
  error: unknown,
  { byCookie }: { readonly byCookie: boolean },
): Exclude<RefreshOutcome<DirectusUser>, { type: 'fresh' }> {
  if (!isDirectusError(error)) return { type: 'transient' }
  const code = codeOf(error)
  const { status } = error.response
  if (FATAL.has(`${status} ${code}`)) {
    const isMissing = code === 'INVALID_PAYLOAD' && byCookie
    const detail = `The server does not renew the session any more (${code}).`
    return { type: 'fatal', detail: isMissing ? NO_COOKIE : detail }
  }
  const { retryAfterMs } = error
  // A gateway answers for a server that may have done its work; half an answer was a whole one.
  return { type: 'transient', retryAfterMs, maybeSent: status < 400 || status >= 500 }
}

/** What an error of the question whose a credential is means. */
export function refusedValidation(
  error: unknown,
): Exclude<Validation<DirectusUser>, { type: 'accepted' }> {
  if (isAuthError(error)) return { type: 'unreachable', error }
  if (!isDirectusError(error)) throw error
  const code = codeOf(error)
  const { status } = error.response
  const isRefused = FATAL.has(`${status} ${code}`) && status !== 400
  if (isRefused) return { type: 'refused', detail: `The server does not take the token (${code}).` }
  const message = `The server did not say whose session it is (${code}, status ${status}).`
  const unanswered = new AuthError('server', message, { recoverable: true, cause: error })
  return { type: 'unreachable', error: unanswered, retryAfterMs: error.retryAfterMs }
}
