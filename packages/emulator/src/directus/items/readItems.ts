import type { Access } from '../access.ts'
import type { ItemKey } from '../collections.ts'
import { forbidden } from '../errors.ts'
import type { JsonObject } from '../readBody.ts'
import { aggregate } from './aggregate.ts'
import { compileFields } from './project.ts'
import type { ItemQuery } from './query.ts'
import { selectItems } from './selectItems.ts'
import { requireTable } from './table.ts'

/** What a query found, and the figures that it asked for. */
export interface ItemsRead {
  readonly data: readonly JsonObject[]
  readonly meta: JsonObject | null
}

/**
 * Reads the items of a collection, `directus_users` and `directus_roles` included.
 * @throws {DirectusError} `FORBIDDEN`, `INVALID_QUERY`
 */
export function readItems(access: Access, collection: string, query: ItemQuery): ItemsRead {
  const table = requireTable(access, collection)
  access.world.counters.itemReads += 1
  if (Object.keys(query.aggregate).length > 0) {
    const { items } = selectItems(access, table, { ...query, limit: -1 })
    return { data: aggregate(items, query), meta: null }
  }
  const { items, filterCount } = selectItems(access, table, query)
  const projection = compileFields(access, table, query)
  return { data: items.map(projection), meta: metaOf(query.meta, table.items.length, filterCount) }
}

/** Reads one item. @throws {DirectusError} `FORBIDDEN` also when there is none: the server does not tell */
export function readItem(
  access: Access,
  collection: string,
  { key, query }: { readonly key: ItemKey; readonly query: ItemQuery },
): JsonObject {
  const [found] = readByKeys(access, collection, { keys: [key], query })
  if (found === undefined) throw forbidden()
  return found
}

/** Reads items by their keys, in the order of the keys. */
export function readByKeys(
  access: Access,
  collection: string,
  { keys, query }: { readonly keys: readonly ItemKey[]; readonly query: ItemQuery },
): readonly JsonObject[] {
  const table = requireTable(access, collection)
  access.world.counters.itemReads += 1
  const projection = compileFields(access, table, query)
  return keys.flatMap((key) => {
    const item = table.items.find(({ id }) => String(id) === String(key))
    return item === undefined ? [] : [projection(item)]
  })
}

function metaOf(wanted: readonly string[], total: number, filtered: number): JsonObject | null {
  const figures = { total_count: total, filter_count: filtered }
  const entries = wanted.includes('*')
    ? Object.entries(figures)
    : wanted.flatMap((name) => Object.entries(figures).filter(([figure]) => figure === name))
  return entries.length === 0 ? null : Object.fromEntries(entries)
}
