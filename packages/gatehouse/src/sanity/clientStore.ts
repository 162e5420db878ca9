import { type ClientConfig, createClient, type SanityClient } from '@sanity/client'
import type { AuthStore } from '../authStore.ts'
import { type ClientBinding, type ClientStore, createClientStore } from '../client/clientStore.ts'
import { AuthError } from '../errors.ts'
import type { AuthUser } from '../machine/session.ts'
import type { Environment } from '../ports/environment.ts'
import { assertClientOptions } from './assertClientOptions.ts'
import { type ClientDefaults, clientConfig, speaksGlobally } from './clientConfig.ts'
import { type ClientOptions, clientKey } from './clientOptions.ts'
import { eitherTokenOrCookies } from './eitherTokenOrCookies.ts'
import { replayRefused, replayRefusedStreams } from './replayRefused.ts'

/** The vendor's clients, by what they are wanted for. */
export type SanityClientStore = ClientStore<ClientOptions, SanityClient>

/** What the clients of one instance are made from. */
export interface SanityClientStoreOptions {
  readonly authStore: AuthStore<AuthUser>
  readonly defaults: ClientDefaults
  readonly environment: Pick<Environment, 'fetch'>
  /**
   * How far the session's credential reaches. `project`, as in a studio: to the project's own host,
   * and a client of the host that all projects share is refused before it is made.
   */
  readonly reach: 'global' | 'project'
}

/**
 * Makes the clients of one instance, over the environment's network. They follow its session,
 * through renewals too.
 */
export function createSanityClientStore({
  authStore,
  defaults,
  environment,
  reach,
}: SanityClientStoreOptions): SanityClientStore {
  const fetch = eitherTokenOrCookies(environment.fetch)
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
    assertClientOptions(options)
    const config = clientConfig(options, defaults)
    const { token } = options
    if (token !== undefined) {
      return vendorClient({ ...config, token, resolveFetch: () => fetch })
    }
    if (reach === 'project' && speaksGlobally(options, defaults)) throw outOfReach()
    // Whether cookies are sent is the session's to say: the client takes one or the other.
    return vendorClient({
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

/** The vendor's client has rules of its own for names of projects, datasets and tags. */
function vendorClient(config: ClientConfig): SanityClient {
  try {
    return createClient(config)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'It says no more'
    throw new AuthError('option-invalid', `These options make no client: ${why}`, { cause })
  }
}

function outOfReach(): AuthError {
  return new AuthError(
    'project-token',
    "The studio's session serves its own project only, and this client would send it to the API that all projects share. Ask for a client of the project: name a projectId, and leave out scope: 'global', media libraries and canvases. For those, pass a token of your own, or open the app from a dashboard.",
  )
}
