import { createClient, type SanityClient } from '@sanity/client'
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
import { replayRefused, replayRefusedStreams } from './replayRefused.ts'

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
  const resolvers = new WeakMap<ClientBinding, () => Environment['fetch']>()

  /** One function for all clients of a session: the vendor's shares live streams by it. */
  function resolveFetchOf(binding: ClientBinding): () => Environment['fetch'] {
    const known = resolvers.get(binding)
    if (known) return known
    const streams = replayRefusedStreams(binding, fetch)
    const resolveFetch = () => streams
    resolvers.set(binding, resolveFetch)
    return resolveFetch
  }

  let made: SanityClientStore | undefined

  /** Not before it is asked for: it subscribes to a session that may wait for just that to begin. */
  function store(): SanityClientStore {
    made ??= createClientStore<ClientOptions, SanityClient>({ authStore, keyOf: clientKey, create })
    return made
  }

  function create(options: ClientOptions, binding: ClientBinding): SanityClient {
    const { withCredentials, ...config } = clientConfig(options, defaults)
    const { token } = options
    if (token !== undefined) {
      return createClient({ ...config, token, resolveFetch: () => fetch })
    }
    // Whether cookies are sent is the session's to say: the client takes one or the other.
    return createClient({
      ...config,
      auth: binding.auth,
      requestHandler: replayRefused(binding),
      resolveFetch: resolveFetchOf(binding),
    })
  }

  return {
    getClient: (options) => store().getClient(options),
    subscribe: (listener) => store().subscribe(listener),
    dispose: () => made?.dispose(),
  }
}
