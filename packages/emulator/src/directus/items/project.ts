import type { Access } from '../access.ts'
import type { Item, Relation } from '../collections.ts'
import { forbiddenField } from '../errors.ts'
import type { JsonObject } from '../readBody.ts'
import { deeper } from './filter.ts'
import { type ItemQuery, parseDeepQuery } from './query.ts'
import { relatedItems } from './related.ts'
import { selectItems } from './selectItems.ts'
import { findTable, type Table } from './table.ts'

/** What an item is reduced to. */
type Projection = (item: Item) => JsonObject

/** What is wanted of a table, and how one came there. */
interface Wanted {
  readonly table: Table
  readonly path: string
  readonly query: Pick<ItemQuery, 'fields' | 'deep'>
}

/**
 * Reduces items to the fields that were asked for, through relations.
 * @throws {DirectusError} `FORBIDDEN` for a field that is not there
 */
export function compileFields(
  access: Access,
  table: Table,
  query: Pick<ItemQuery, 'fields' | 'deep'>,
): Projection {
  return compile(access, { table, path: 'root', query })
}

function compile(access: Access, wanted: Wanted): Projection {
  const columns = [...fieldsByName(wanted)].map(
    ([name, nested]) => [name, compileColumn(access, wanted, { name, nested })] as const,
  )
  return (item) => Object.fromEntries(columns.map(([name, read]) => [name, read(item)]))
}

interface Column {
  readonly name: string
  /** What is wanted of the items at the other end; nothing means their keys. */
  readonly nested: readonly string[]
}

function compileColumn(
  access: Access,
  { table, path, query }: Wanted,
  { name, nested }: Column,
): (item: Item) => unknown {
  const relation = table.relations[name]
  if (relation === undefined) return (item) => item[name]
  const related = findTable(access, relation.collection)
  if (nested.length === 0) return keysOf(related, relation, name)
  if (related === null) return () => (relation.type === 'one' ? null : [])
  const deep = parseDeepQuery(query.deep[name], nested)
  const projection = compile(access, { table: related, path: deeper(path, name), query: deep })
  if (relation.type === 'one') {
    return (item) => {
      const [found] = relatedItems(related, relation, item[name])
      return found === undefined ? null : projection(found)
    }
  }
  return (item) => {
    const items = relatedItems(related, relation, item.id)
    return selectItems(access, { ...related, items }, deep).items.map(projection)
  }
}

function keysOf(related: Table | null, relation: Relation, name: string): (item: Item) => unknown {
  if (relation.type === 'one') return (item) => item[name]
  return (item) =>
    related === null ? [] : relatedItems(related, relation, item.id).map(({ id }) => id)
}

/** Each field once, with what is wanted of its relation. */
function fieldsByName(wanted: Wanted): Map<string, readonly string[]> {
  const byName = new Map<string, readonly string[]>()
  for (const [name, nested] of wanted.query.fields.flatMap((path) => expand(wanted, path))) {
    byName.set(name, [...(byName.get(name) ?? []), ...nested])
  }
  return byName
}

type FieldAndNested = readonly [name: string, nested: readonly string[]]

/** The fields that one path means. */
function expand({ table, path }: Wanted, wanted: string): readonly FieldAndNested[] {
  const { fields, relations, name: collection } = table
  const [name = '', ...rest] = wanted.split('.')
  const nested = rest.length === 0 ? [] : [rest.join('.')]
  if (name === '*') {
    const names = new Set([...Object.keys(fields), ...Object.keys(relations)])
    return [...names].map((own) => [own, own in relations ? nested : []])
  }
  if (name in relations) return [[name, nested]]
  if (!(name in fields)) throw forbiddenField(name, collection, path)
  // A way through a field that leads nowhere is passed over.
  return nested.length === 0 ? [[name, []]] : []
}
