import type { RestCommand } from '../requestOptions.ts'
import type { CollectionName } from '../types/schema.ts'
import { itemPath } from './itemPath.ts'

/** Deletes an item. */
export function deleteItem<Schema, Collection extends CollectionName<Schema>>(
  collection: Collection,
  key: string | number,
): RestCommand<void, Schema> {
  return () => ({ path: itemPath(collection, key), method: 'DELETE' })
}
