import type { LiveQuery } from './liveEvent.ts'

/** What is subscribed to, to follow a query. */
export interface SubscribedQuery {
  readonly query: object
  /**
   * `rows`: what comes are the query's own rows. `changes`: that something changed is all that can be
   * said, and the server has to be asked for the rows.
   */
  readonly tells: 'rows' | 'changes'
}

/**
 * What to subscribe to for a query. The server does not tell of a row that leaves a filter, or a
 * search, by a change; and a query that does not begin with the first row is told of deletions only,
 * as the server looks for the changed row alone on that page. Those are followed by all changes of the
 * collection. Pure.
 */
export function subscribedQuery(query: LiveQuery): SubscribedQuery {
  const { filter, search, offset, page, aggregate, groupBy, deep, alias, fields } = query
  const parts = [filter, search, offset, page, aggregate, groupBy, deep, alias]
  const isPlain = parts.every((part) => part === undefined)
  if (isPlain) return { query, tells: 'rows' }
  const hasFields = fields !== undefined && alias === undefined
  return { query: { limit: 1, ...(hasFields && { fields }) }, tells: 'changes' }
}
