import type { RequestHandler } from '@sanity/client'
import type { ClientBinding } from '../client/clientStore.ts'
import { seal } from '../machine/credential.ts'
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
      const renewed = await renewedHeaders(binding, request.headers)
      if (!renewed) throw error
      const answer = await next({ ...request, headers: renewed })
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
    const renewed = await renewedHeaders(binding, init?.headers)
    return renewed ? fetch(input, { ...init, headers: renewed }) : response
  }
}

/** The headers of a refused request with the credential to send now, if that is another one. */
async function renewedHeaders(
  binding: ClientBinding,
  refused: HeadersInit | undefined,
): Promise<Headers | undefined> {
  const headers = new Headers(refused)
  const token = /^Bearer (.+)$/.exec(headers.get('Authorization') ?? '')?.[1]
  if (token === undefined) return undefined
  const credential = await binding.getCredential(seal({ token }))
  if (!('token' in credential) || credential.token === token) return undefined
  headers.set('Authorization', `Bearer ${credential.token}`)
  return headers
}

async function isRefusal(response: Response): Promise<boolean> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined)
  return isCredentialRefusal({ statusCode: response.status, response: { body } })
}
