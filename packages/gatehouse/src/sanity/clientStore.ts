import { createClient, type RequestHandler, type SanityClient } from '@sanity/client'
import type { AuthStore } from '../authStore.ts'
import { type ClientBinding, type ClientStore, createClientStore } from '../client/clientStore.ts'
import type { AuthUser } from '../machine/session.ts'
import type { Environment } from '../ports/environment.ts'
import {
  type ClientDefaults,
  type ClientOptions,
  clientConfig,
  clientKey,
} from './clientOptions.ts'
import { isCredentialRefusal } from './sanityErrors.ts'

/** The vendor's clients, by what they are wanted for. */
export type SanityClientStore = ClientStore<ClientOptions, SanityClient>

/**
 * Makes the clients of one instance, over the environment's network. They follow its session,
 * through renewals too.
 */
export function createSanityClientStore(
  authStore: AuthStore<AuthUser>,
  defaults: ClientDefaults,
  { fetch }: Pick<Environment, 'fetch'>,
): SanityClientStore {
  // One function for all of them: the vendor's client shares live streams by it.
  const resolveFetch = () => fetch
  return createClientStore<ClientOptions, SanityClient>({
    authStore,
    keyOf: clientKey,
    create(options, binding) {
      const config = { ...clientConfig(options, defaults), resolveFetch }
      if (options.token !== undefined) return createClient({ ...config, token: options.token })
      return createClient({
        ...config,
        auth: binding.auth,
        requestHandler: replayRefused(binding),
      })
    },
  })
}

/**
 * A request that the API refuses for its credential is sent once more with a newer one, whatever its
 * method: the API checks the credential before it does anything, so a refused mutation has not
 * happened. Another person's answer is not handed on (I5).
 */
function replayRefused(binding: ClientBinding): RequestHandler {
  return async (request, next) => {
    binding.assertCurrent()
    try {
      const answer = await next(request)
      binding.assertCurrent()
      return answer
    } catch (error) {
      const headers = new Headers(request.headers)
      const token = bearerOf(headers)
      if (token === undefined || !isCredentialRefusal(error)) throw error
      const credential = await binding.getCredential({ token })
      if (!('token' in credential) || credential.token === token) throw error
      headers.set('Authorization', `Bearer ${credential.token}`)
      const answer = await next({ ...request, headers })
      binding.assertCurrent()
      return answer
    }
  }
}

function bearerOf(headers: Headers): string | undefined {
  return /^Bearer (.+)$/.exec(headers.get('Authorization') ?? '')?.[1]
}
