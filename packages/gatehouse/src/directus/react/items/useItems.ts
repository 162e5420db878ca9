import { type UseQueryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { authQueryKey } from '../../../react-query/authQueryKey.ts'
import { authQueryOptions } from '../../../react-query/authQueryOptions.ts'
import { useAuthQueryScope } from '../../../react-query/useAuthQueryScope.ts'
import { useDirectusTree } from '../useDirectusTree.ts'
import type { LiveQuery } from './liveEvent.ts'
import { useLive } from './useLive.ts'
import { type ItemsResult, withFacts } from './withFacts.ts'

/** Options of `useItems`: TanStack Query's, without the key and the function, and `live`. */
export interface ItemsOptions<Data>
  extends Omit<UseQueryOptions<Data>, 'queryKey' | 'queryFn' | 'initialData'> {
  /**
   * Whether to follow changes, where the client has `realtime()`.
   * @defaultValue `true`
   */
  readonly live?: boolean | undefined
}

/** `useItems`, without the types of a schema. */
export function useAnyItems(
  collection: string,
  query: object = {},
  { live = true, ...options }: ItemsOptions<unknown> = {},
): ItemsResult<unknown> {
  const { client } = useDirectusTree()
  const scope = useAuthQueryScope()
  const key = ['items', collection, query]
  const whole = authQueryOptions(scope, {
    ...options,
    queryKey: key,
    queryFn: ({ signal }) =>
      client.request<unknown>(() => ({
        path: `/items/${collection}`,
        params: query,
        onRequest: (init) => ({ ...init, signal }),
      })),
  })
  const result: UseQueryResult<unknown> = useQuery(whole, scope.queryClient)
  const queryKey = authQueryKey(scope, key)
  const isFollowed = live && options.enabled !== false && scope.person !== null
  const isLive = useLive(isFollowed ? { queryKey, collection, query: query as LiveQuery } : null)
  return withFacts(result, { isLive, queryKey })
}
