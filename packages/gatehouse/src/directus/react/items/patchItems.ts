import type { LiveEvent, LiveQuery, Row } from './liveEvent.ts'

/** How many rows the server gives where nobody says how many. */
const DEFAULT_LIMIT = 100

/**
 * The rows after an event, where that is certain; `undefined` where the server has to be asked. A row
 * is known by its `id`; a collection whose key has another name is asked for. Pure.
 */
export function patchItems(
  rows: readonly Row[],
  event: LiveEvent,
  query: LiveQuery,
): readonly Row[] | undefined {
  const { aggregate, groupBy, deep, alias } = query
  const isPlain = [aggregate, groupBy, deep, alias].every((part) => part === undefined)
  if (!isPlain || !rows.every(hasId)) return undefined
  switch (event.event) {
    case 'init':
    case 'create':
      // Where a row belongs, and whether it does, the server knows.
      return undefined
    case 'update':
      return updated(rows, event.data, query)
    case 'delete':
      return deleted(rows, event.data, query)
  }
}

/**
 * A change may let a row in or out of a filter, and move it. Without a `sort` the server goes by the
 * collection's own field for it, which nobody here knows.
 */
function updated(
  rows: readonly Row[],
  changes: readonly Row[],
  { filter, search, sort }: LiveQuery,
): readonly Row[] | undefined {
  if (filter !== undefined || search !== undefined || changes.length === 0) return undefined
  const order = sortFields(sort)
  if (order.length === 0) return undefined
  const byId = new Map(changes.map((change) => [String(change.id), change]))
  const found = rows.filter(({ id }) => byId.has(String(id)))
  if (found.length !== changes.length) return undefined
  const staysInPlace = found.every((row) => {
    const change = byId.get(String(row.id))
    return change && order.every((field) => field in change && Object.is(change[field], row[field]))
  })
  return staysInPlace ? rows.map((row) => byId.get(String(row.id)) ?? row) : undefined
}

/** Where only some of the rows are shown, others move up. */
function deleted(
  rows: readonly Row[],
  keys: readonly (string | number)[],
  { limit, offset, page }: LiveQuery,
): readonly Row[] | undefined {
  if (offset !== undefined || page !== undefined) return undefined
  const most = limit === undefined ? DEFAULT_LIMIT : limit
  if (typeof most !== 'number' || (most >= 0 && rows.length >= most)) return undefined
  const gone = new Set(keys.map(String))
  return rows.filter(({ id }) => !gone.has(String(id)))
}

function sortFields(sort: unknown): readonly string[] {
  const given = typeof sort === 'string' ? sort.split(',') : sort
  if (!Array.isArray(given)) return []
  return given.map((field) => String(field).replace(/^-/, ''))
}

function hasId({ id }: Row): boolean {
  return typeof id === 'string' || typeof id === 'number'
}
