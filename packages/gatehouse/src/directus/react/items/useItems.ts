import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { authQueryKey } from '../../../react-query/authQueryKey.ts'
import { authQueryOptions } from '../../../react-query/authQueryOptions.ts'
import { useAuthQueryScope } from '../../../react-query/useAuthQueryScope.ts'
import { readItems } from '../../commands/readItems.ts'
import { withOptions } from '../../commands/withOptions.ts'
import type { CollectionName } from '../../types/schema.ts'
import type { AnySchema } from '../appClient.ts'
import { useCurrentUser } from '../useCurrentUser.ts'
import { useDirectusTree } from '../useDirectusTree.ts'
import type { ItemRows, ItemsOptions, ItemsQuery } from './itemsOptions.ts'
import { useLive } from './useLive.ts'
import { type ItemsResult, withFacts } from './withFacts.ts'

/**
 * The items of a collection, as TanStack Query has them; see `useAuthQuery` for whose they are. Where
 * the client has `realtime()`, they change as the server's do, through one subscription for all
 * components that ask the same. The server does not tell of changes of related items in other
 * collections, nor of a row that a change takes out of what the person may read.
 *
 * `directusHooks<Schema>()` gives the hook with the types of a schema.
 *
 * @example
 * ```tsx
 * const { data, isLive } = useItems('tasks', { fields: ['id', 'title'], sort: ['sort'] })
 * ```
 * @throws AuthError `config-invalid` outside of `DirectusApp`
 */
export function useItems<
  Schema = AnySchema,
  const Collection extends CollectionName<Schema> = CollectionName<Schema>,
  const Asked extends ItemsQuery<Schema, Collection> = ItemsQuery<Schema, Collection>,
  Data = ItemRows<Schema, Collection, Asked>,
>(
  collection: Collection,
  query?: Asked,
  options: ItemsOptions<ItemRows<Schema, Collection, Asked>, Data> = {},
): ItemsResult<Data, ItemRows<Schema, Collection, Asked>> {
  const { client } = useDirectusTree()
  const scope = useAuthQueryScope()
  // Whose items they are stands in their key: a moment after the sign-in it would be another one.
  const isKnown = useCurrentUser() !== null
  const { live = true, ...own } = options
  const name = String(collection)
  const asked: object = query ?? {}
  const key = ['items', name, asked]
  const whole = authQueryOptions<ItemRows<Schema, Collection, Asked>, Error, Data>(scope, {
    ...own,
    enabled: isKnown ? (own.enabled ?? true) : false,
    queryKey: key,
    queryFn: ({ signal }) =>
      client.request(
        withOptions(readItems<Schema, Collection, Asked>(collection, query), { signal }),
      ),
  })
  const result: UseQueryResult<Data> = useQuery(whole, scope.queryClient)
  const queryKey = authQueryKey(scope, key)
  const isFollowed = live && isKnown && own.enabled !== false
  const isLive = useLive(isFollowed ? { queryKey, collection: name, query: asked } : null)
  return withFacts(result, { isLive, queryKey })
}
