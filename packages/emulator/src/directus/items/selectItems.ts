import type { Access } from '../access.ts'
import type { Item } from '../collections.ts'
import { forbiddenField } from '../errors.ts'
import { compileFilter } from './filter.ts'
import { compareValues } from './operators.ts'
import type { ItemQuery } from './query.ts'
import { relatedItems } from './related.ts'
import { findTable, type Table } from './table.ts'

/** The items that a query means, and how many there would be without limit and offset. */
export interface Selection {
  readonly items: readonly Item[]
  readonly filterCount: number
}

/** Filters, searches, sorts and cuts. @throws {DirectusError} `FORBIDDEN`, `INVALID_QUERY` */
export function selectItems(
  access: Access,
  table: Table,
  query: Pick<ItemQuery, 'filter' | 'search' | 'sort' | 'limit' | 'offset'>,
): Selection {
  const passes = compileFilter(access, table, query.filter)
  const found = table.items.filter((item) => passes(item) && isFound(item, table, query.search))
  const sorted = sort(access, { table, by: query.sort }, found)
  const end = query.limit < 0 ? undefined : query.offset + query.limit
  return { items: sorted.slice(query.offset, end), filterCount: found.length }
}

function isFound(item: Item, { fields }: Table, search: string | null): boolean {
  if (search === null) return true
  const wanted = search.toLowerCase()
  return Object.entries(fields).some(([name, { type }]) => {
    const value = item[name]
    if (type === 'string')
      return String(value ?? '')
        .toLowerCase()
        .includes(wanted)
    return type === 'integer' && String(value) === wanted
  })
}

interface Order {
  readonly table: Table
  readonly by: readonly string[]
}

function sort(access: Access, { table, by }: Order, items: readonly Item[]): readonly Item[] {
  const comparers = (by.length === 0 ? ['id'] : by).map((path) => {
    const compare = comparer(access, table, path.replace(/^-/, ''))
    return (one: Item, other: Item): number =>
      path.startsWith('-') ? compare(other, one) : compare(one, other)
  })
  return [...items].sort((one, other) => {
    for (const compare of comparers) {
      const order = compare(one, other)
      if (order !== 0) return order
    }
    return 0
  })
}

type Comparer = (one: Item, other: Item) => number

function comparer(access: Access, table: Table, path: string): Comparer {
  const [name = '', ...rest] = path.split('.')
  const relation = table.relations[name]
  if (rest.length > 0 && relation !== undefined) {
    const related = findTable(access, relation.collection)
    if (related === null) return () => 0
    const compare = comparer(access, related, rest.join('.'))
    const follow = (item: Item): Item => relatedItems(related, relation, item[name])[0] ?? {}
    return (one, other) => compare(follow(one), follow(other))
  }
  const field = table.fields[name]
  if (field === undefined) throw forbiddenField(name, table.name, 'root')
  return (one, other) => compareValues(field.type, one[name], other[name])
}
