import { type Credential, isToken, isTokenCredential, seal } from '../machine/credential.ts'
import type { RefreshOutcome } from '../machine/outcome.ts'
import type { RenewalCause } from '../machine/session.ts'
import type { RefreshRequest } from '../strategies/strategy.ts'
import type { AuthApi } from './authApi.ts'
import type { CurrentUser } from './currentUser.ts'
import { isCredentialRefusal, retryAfterMs, statusOf } from './sanityErrors.ts'

/** A stamped token is refreshed this often, in milliseconds: every 12 hours (App SDK documentation). */
const STAMPED_REFRESH_MS = 12 * 60 * 60 * 1_000

/** The stamp is the last part of a token: `st`, and the vendor's serial of it. */
const STAMP = /-st(?:\w*\d)?$/

/** Whether the vendor refreshes this token. The one place that knows how a stamp looks. */
export function isStamped(token: string): boolean {
  return STAMP.test(token)
}

/** Whether the vendor refreshes this credential: a stamped token that it still takes. */
export function isRefreshable(credential: Credential, cause: RenewalCause): boolean {
  return cause !== 'rejected' && isTokenCredential(credential) && isStamped(credential.token)
}

/** A token as a credential, which is due for renewal only when it is a stamped one. */
export function tokenCredential(token: string): Credential {
  return seal(isStamped(token) ? { token, refreshAfterMs: STAMPED_REFRESH_MS } : { token })
}

/**
 * Exchanges a stamped token for its successor: `POST /auth/refresh-token`. The old one is dead when
 * the answer leaves the server. A token that is not stamped is never sent.
 */
export async function refreshStampedToken(
  api: AuthApi,
  credential: Credential,
  { environment, signal }: Omit<RefreshRequest, 'cause'>,
): Promise<RefreshOutcome<CurrentUser>> {
  if (!isTokenCredential(credential) || !isStamped(credential.token)) {
    return { type: 'fatal', detail: 'Only stamped tokens can be refreshed.' }
  }
  const { token } = credential
  try {
    const answer = await api.client(token).request<{ token?: unknown } | null>({
      method: 'POST',
      url: '/auth/refresh-token',
      body: { token },
      tag: 'refresh-token',
      signal,
    })
    if (isToken(answer?.token)) {
      return { type: 'fresh', credential: tokenCredential(answer.token) }
    }
    return { type: 'transient', maybeSent: true }
  } catch (error) {
    if (isCredentialRefusal(error)) {
      return { type: 'fatal', detail: 'The server does not refresh this token any more.' }
    }
    const wait = retryAfterMs(error, environment.clock.now().wall)
    return {
      type: 'transient',
      // Without an answer, nobody knows whether the old token still lives.
      maybeSent: statusOf(error) === undefined,
      ...(wait !== undefined && { retryAfterMs: wait }),
    }
  }
}
