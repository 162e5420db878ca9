import type { RestCommand } from '../requestOptions.ts'
import type { QueryOutput } from '../types/output.ts'
import type { Query } from '../types/query.ts'
import type { CollectionItem, SingletonName } from '../types/schema.ts'
import { itemsPath } from './itemPath.ts'

/** Reads the one item of a collection that has no more. */
export function readSingleton<
  Schema,
  Collection extends SingletonName<Schema>,
  const Asked extends Query<Schema, CollectionItem<Schema, Collection>> = object,
>(
  collection: Collection,
  query?: Asked,
): RestCommand<QueryOutput<Schema, CollectionItem<Schema, Collection>, Asked>, Schema> {
  return () => ({ path: itemsPath(collection), params: query ?? {}, method: 'GET' })
}
