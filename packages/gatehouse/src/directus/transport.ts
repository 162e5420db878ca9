import { attempt, plainInit, type Sender } from './attempt.ts'
import type { WholeRequest } from './reach.ts'
import { isSignInUrl } from './requestUrl.ts'
import { credentialOf, hasSession } from './tokenClient.ts'

/**
 * Sends a request with the client's credential, and again where that helps: once after a renewal where
 * the token is refused, and after a wait where the server is busy. The code for that is loaded with
 * the first refusal.
 *
 * @throws DirectusError the server's refusal, when nothing helps
 * @throws AuthError `network`, `session-changed` when somebody signed in or out before the answer
 * came, or what a renewal throws
 */
export async function transport(client: Sender, request: WholeRequest): Promise<unknown> {
  const { url } = request
  const init = plainInit(request.init)
  // Never to what replaces a credential, and not beside one that the request brings.
  const isCredited =
    !isSignInUrl(client, url) &&
    !init.headers.authorization &&
    !/[?&]access_token=/.test(url.search)
  const assertAsker = isCredited && hasSession(client) ? await client.authStore.guard() : undefined
  const { signal } = init
  const credential = isCredited ? await credentialOf(client, { signal, hasLooked: true }) : null
  assertAsker?.()
  const job = { ...request, client, init, assertAsker }
  const reached = await attempt(job, credential)
  if ('data' in reached) return reached.data
  const further = await import('./recover.ts')
  return further.recover(job, credential, reached)
}
