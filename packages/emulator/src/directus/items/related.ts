import type { Item, Relation } from '../collections.ts'
import type { Table } from './table.ts'

/**
 * The items at the other end of a relation.
 * @param key - what the relation's field holds for one, and the item's own key for many
 */
export function relatedItems(table: Table, relation: Relation, key: unknown): readonly Item[] {
  if (key === null || key === undefined) return []
  const field = relation.type === 'one' ? 'id' : relation.field
  return table.items.filter((item) => String(item[field]) === String(key))
}
