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
 * render again for whatever it has read.
 */
export function withFacts<Data>(
  result: UseQueryResult<Data>,
  facts: ItemsFacts,
): ItemsResult<Data> {
  return new Proxy(result, {
    get: (target, key) => Reflect.get(Object.hasOwn(facts, key) ? facts : target, key),
    has: (target, key) => Object.hasOwn(facts, key) || Reflect.has(target, key),
  }) as ItemsResult<Data>
}
