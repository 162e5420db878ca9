import type { DataTag, QueryKey, UseQueryResult } from '@tanstack/react-query'

/** What is known beyond a query's result. */
export interface ItemsFacts<Rows = unknown> {
  /** Whether the items are kept up to date by what the server tells. */
  readonly isLive: boolean
  /**
   * The whole key of the entry in the cache, for `setQueryData` and `invalidateQueries`. It knows which
   * rows it stands for.
   */
  readonly queryKey: DataTag<QueryKey, Rows, Error>
}

/** A query's result, and more. `Rows` are what the server gives, before any `select`. */
export type ItemsResult<Data, Rows = Data> = UseQueryResult<Data> & ItemsFacts<Rows>

/**
 * A result with facts beside it. A copy would read all of it, and TanStack Query has a component
 * render again for whatever it has read: what is asked for here is read there, and no sooner.
 */
export function withFacts<Data, Rows>(
  result: UseQueryResult<Data>,
  { isLive, queryKey }: Pick<ItemsFacts, 'isLive'> & { readonly queryKey: QueryKey },
): ItemsResult<Data, Rows> {
  const view = {}
  for (const key of Object.keys(result)) {
    Object.defineProperty(view, key, { enumerable: true, get: () => Reflect.get(result, key) })
  }
  return Object.assign(view, { isLive, queryKey }) as ItemsResult<Data, Rows>
}
