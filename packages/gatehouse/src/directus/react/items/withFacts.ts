import type { QueryKey, UseQueryResult } from '@tanstack/react-query'

/** What is known beyond a query's result. */
export interface ItemsFacts {
  /** Whether the items are kept up to date by what the server tells. */
  readonly isLive: boolean
  /** The whole key of the entry in the cache, for `setQueryData` and `invalidateQueries`. */
  readonly queryKey: QueryKey
}

/** A query's result, and more. */
export type ItemsResult<Data> = UseQueryResult<Data> & ItemsFacts

/**
 * A result with facts beside it. A copy would read all of it, and TanStack Query has a component
 * render again for whatever it has read: what is asked for here is read there, and no sooner.
 */
export function withFacts<Data>(
  result: UseQueryResult<Data>,
  facts: ItemsFacts,
): ItemsResult<Data> {
  const view = {}
  for (const key of Object.keys(result)) {
    Object.defineProperty(view, key, { enumerable: true, get: () => Reflect.get(result, key) })
  }
  return Object.assign(view, facts) as ItemsResult<Data>
}
