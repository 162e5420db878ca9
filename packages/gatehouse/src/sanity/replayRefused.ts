import type { RequestHandler } from '@sanity/client'
import type { ClientBinding } from '../client/clientStore.ts'
import { type Credential, isTokenCredential, seal } from '../machine/credential.ts'
import { isCredentialRefusal } from './sanityErrors.ts'

/**
 * A request that the API refuses for its credential is sent once more with a newer one, whatever its
 * method: the API checks the credential before it does anything, so a refused mutation has not
 * happened. Another person's answer is not handed on (I5).
 */
export function replayRefused(binding: ClientBinding): RequestHandler {
  return async (request, next) => {
    binding.assertCurrent()
    try {
      const answer = await next(request)
      binding.assertCurrent()
      return answer
    } catch (error) {
      if (!isCredentialRefusal(error)) throw error
      const renewed = await renewedRequest(binding, request)
      if (!renewed) throw error
      const answer = await next({ ...request, ...renewed })
      binding.assertCurrent()
      return answer
    }
  }
}

/**
 * The same for event streams, which the vendor's client opens past its request handler: a stream
 * that connects again after its token ran out would end with an error.
 */
export function replayRefusedStreams(
  binding: ClientBinding,
  fetch: typeof globalThis.fetch,
): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    const isStream = new Headers(init?.headers).get('Accept') === 'text/event-stream'
    if (response.status !== 401 || !isStream || !(await isRefusal(response))) return response
    const renewed = await renewedRequest(binding, init ?? {})
    return renewed ? fetch(input, { ...init, ...renewed }) : response
  }
}

/** How a request says who sends it. The vendor's requests are in the form of `fetch`. */
interface Proof {
  readonly headers?: HeadersInit | undefined
  readonly credentials?: RequestCredentials | undefined
}

/**
 * A refused request's proof with the credential to send now, if that may help: another token, or
 * cookies, of which nobody but the server knows whether they are others.
 */
async function renewedRequest(
  binding: ClientBinding,
  refused: Proof,
): Promise<{ headers: Headers; credentials: RequestCredentials } | undefined> {
  const headers = new Headers(refused.headers)
  const sent = credentialOf(headers, refused.credentials)
  if (!sent) return undefined
  const credential = await binding.getCredential(seal(sent))
  if (!isTokenCredential(credential)) {
    headers.delete('Authorization')
    return { headers, credentials: 'include' }
  }
  if (isTokenCredential(sent) && credential.token === sent.token) return undefined
  headers.set('Authorization', `Bearer ${credential.token}`)
  return { headers, credentials: 'same-origin' }
}

function credentialOf(
  headers: Headers,
  credentials: RequestCredentials | undefined,
): Credential | undefined {
  const token = /^Bearer (.+)$/.exec(headers.get('Authorization') ?? '')?.[1]
  if (token !== undefined) return { token }
  return credentials === 'include' ? { withCredentials: true } : undefined
}

async function isRefusal(response: Response): Promise<boolean> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined)
  return isCredentialRefusal({ statusCode: response.status, response: { body } })
}
