import type { Query, QueryCache, QueryState } from '@tanstack/react-query'

/** A query that has never been asked. */
const EMPTY: QueryState = {
  data: undefined,
  dataUpdateCount: 0,
  dataUpdatedAt: 0,
  error: null,
  errorUpdateCount: 0,
  errorUpdatedAt: 0,
  fetchFailureCount: 0,
  fetchFailureReason: null,
  fetchMeta: null,
  fetchStatus: 'idle',
  isInvalidated: false,
  status: 'pending',
}

/**
 * Takes a query out of the cache, and its data out of the query: a component that still holds it
 * shows nothing any more, and asks anew. An answer that is on its way is dropped.
 */
export function forgetQuery(cache: QueryCache, query: Query): void {
  // Removing cancels. What is cancelled without a word reports no error to anybody.
  cache.remove(query)
  query.setState(EMPTY)
}
