import type { AuthStore } from '../authStore.ts'
import { AuthError } from '../errors.ts'
import { type Credential, isTokenCredential } from '../machine/credential.ts'
import type { AuthUser } from '../machine/session.ts'
import { isPrivateWay } from './isPrivateWay.ts'
import { personGuard } from './personGuard.ts'

/** What an authorized request may say beyond `RequestInit`. */
export interface AuthorizedRequestInit extends RequestInit {
  /**
   * Send it once more after a renewal, although its method is neither safe nor idempotent.
   * Safe ones (GET, HEAD, OPTIONS) and PUT and DELETE always are.
   */
  readonly replay?: boolean
}

/** A `fetch` that carries a session's credential. */
export type AuthorizedFetch = (
  input: string | URL | Request,
  init?: AuthorizedRequestInit,
) => Promise<Response>

/** Which servers may see the credential, and how to reach them. */
export interface AuthorizedFetchOptions {
  /** The API's origins: the credential goes nowhere else (S7). */
  readonly origins: readonly string[]
  /** @defaultValue `globalThis.fetch` */
  readonly fetch?: typeof globalThis.fetch
}

/** RFC 9110 §9.2.2: sending it twice is as good as once. */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])

/**
 * Wraps `fetch` for one API: requests wait for a renewal, a 401 leads to one renewal that all share
 * and to one replay, and the answer after that is the caller's. The credential goes to `origins`
 * only, over https or to this machine, and is dropped where a redirect leaves them (the platform's
 * `fetch` does that across origins).
 *
 * @throws AuthError from the returned function: `config-invalid` for another origin, `signed-out`,
 * `session-changed` when another person signed in before the answer came, or what
 * `getCredential` throws; and whatever `fetch` throws
 */
export function authorizedFetch(
  store: AuthStore<AuthUser>,
  { origins, fetch = (...request) => globalThis.fetch(...request) }: AuthorizedFetchOptions,
): AuthorizedFetch {
  const allowed = new Set(origins.map((origin) => safeOrigin(new URL(origin))))

  return async (input, init = {}) => {
    const { replay, ...plainInit } = init
    const request = new Request(input, plainInit)
    if (!allowed.has(safeOrigin(new URL(request.url)))) {
      throw new AuthError(
        'config-invalid',
        `The credential does not go to ${new URL(request.url).origin}. Add that origin to authorizedFetch's origins if it is the API's.`,
      )
    }
    const { signal } = request
    const mayReplay = replay ?? IDEMPOTENT.has(request.method)
    const spare = mayReplay ? request.clone() : undefined
    const assertAsker = personGuard(store)
    const credential = await store.getCredential({ signal })
    assertAsker()
    const response = await fetch(authorized(request, credential))
    assertAsker()
    if (response.status !== 401 || !spare) return response
    const renewed = await store.getCredential({ rejected: credential, signal })
    assertAsker()
    const answer = await fetch(authorized(spare, renewed))
    assertAsker()
    return answer
  }
}

function authorized(request: Request, credential: Credential): Request {
  if (!isTokenCredential(credential)) return new Request(request, { credentials: 'include' })
  const headers = new Headers(request.headers)
  headers.set('Authorization', `Bearer ${credential.token}`)
  return new Request(request, { headers })
}

/** An origin that a secret may be sent to. */
function safeOrigin(url: URL): string {
  if (isPrivateWay(url)) return url.origin
  throw new AuthError(
    'config-invalid',
    `Credentials travel over https only, and ${url.origin} is not.`,
  )
}
