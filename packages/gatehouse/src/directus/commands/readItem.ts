import type { RestCommand } from '../requestOptions.ts'
import type { QueryOutput } from '../types/output.ts'
import type { Query } from '../types/query.ts'
import type { CollectionItem, CollectionName } from '../types/schema.ts'
import { itemPath } from './itemPath.ts'

/** Reads one item by its key. */
export function readItem<
  Schema,
  Collection extends CollectionName<Schema>,
  const Asked extends Query<Schema, CollectionItem<Schema, Collection>> = object,
>(
  collection: Collection,
  key: string | number,
  query?: Asked,
): RestCommand<QueryOutput<Schema, CollectionItem<Schema, Collection>, Asked>, Schema> {
  return () => ({ path: itemPath(collection, key), params: query ?? {}, method: 'GET' })
}
