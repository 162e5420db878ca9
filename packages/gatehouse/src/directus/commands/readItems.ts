import type { RestCommand } from '../requestOptions.ts'
import type { QueryOutput } from '../types/output.ts'
import type { Query } from '../types/query.ts'
import type { CollectionItem, CollectionName } from '../types/schema.ts'
import { itemsPath } from './itemPath.ts'

/** Reads items of a collection: the first hundred, where the query says nothing else. */
export function readItems<
  Schema,
  Collection extends CollectionName<Schema>,
  const Asked extends Query<Schema, CollectionItem<Schema, Collection>> = object,
>(
  collection: Collection,
  query?: Asked,
): RestCommand<QueryOutput<Schema, CollectionItem<Schema, Collection>, Asked>[], Schema> {
  return () => ({ path: itemsPath(collection), params: query ?? {}, method: 'GET' })
}
