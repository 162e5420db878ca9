import { useQuery } from '@tanstack/react-query'
import { useAuthQueryScope } from '../../../react-query/useAuthQueryScope.ts'
import { exchange } from '../../exchange.ts'
import { requestUrl } from '../../requestUrl.ts'
import type { AnySchema, DirectusAppClient } from '../appClient.ts'
import { useDirectusTree } from '../useDirectusTree.ts'
import { hasOwnPage, type ProviderInfo, readProvidersAnswer } from './loginProviders.ts'

/** A provider that signs people in on a page of its own. */
export interface LoginProvider extends ProviderInfo {
  /**
   * Leaves this page for the provider's, which leads back to where this page is then.
   * @throws AuthError `not-supported` in mode `json`, which a provider's page cannot sign in to
   */
  readonly signIn: () => void
}

/** The ways to sign in. */
export interface AuthProviders {
  /**
   * Those with a page of their own. Empty until the server has said which, and in mode `json`, for
   * which they leave nothing.
   */
  readonly providers: readonly LoginProvider[]
  /** Those that take a password in the app: for the `provider` of `useLogin()`. */
  readonly passwordProviders: readonly ProviderInfo[]
  /** Whether the server's own accounts are not to be offered. */
  readonly disableDefault: boolean
  /** Whether the server's answer is awaited. */
  readonly isPending: boolean
  readonly error: Error | null
}

const NONE = readProvidersAnswer(null)

/**
 * The ways to sign in that the server offers beside its own accounts, asked for once.
 * @throws AuthError `config-invalid` outside of `DirectusApp`
 */
export function useAuthProviders(): AuthProviders {
  const { client, mode } = useDirectusTree()
  const { queryClient } = useAuthQueryScope()
  const { data, isPending, error } = useQuery(
    {
      queryKey: ['gatehouse.providers', client.url.href],
      queryFn: ({ signal }) => fetchProviders(client, signal),
      select: readProvidersAnswer,
      staleTime: Number.POSITIVE_INFINITY,
    },
    queryClient,
  )
  const { providers, disableDefault } = data ?? NONE
  return {
    providers: (mode === 'json' ? [] : providers.filter(hasOwnPage)).map((provider) => ({
      ...provider,
      signIn: () => client.loginWithProvider(provider.name),
    })),
    passwordProviders: providers.filter((provider) => !hasOwnPage(provider)),
    disableDefault,
    isPending,
    error,
  }
}

/** The whole answer: what stands beside its `data` counts too. A dead cookie would spoil it. */
async function fetchProviders(
  client: DirectusAppClient<AnySchema>,
  signal: AbortSignal,
): Promise<unknown> {
  const { data } = await exchange(client, {
    url: requestUrl(client, '/auth'),
    init: { signal, credentials: 'omit' },
    isFile: true,
  })
  return isResponse(data) ? data.json() : data
}

function isResponse(data: unknown): data is Response {
  return typeof Object(data).json === 'function'
}
