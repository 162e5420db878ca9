import type { RestCommand } from '../requestOptions.ts'
import type { Draft } from '../types/draft.ts'
import type { QueryOutput } from '../types/output.ts'
import type { Query } from '../types/query.ts'
import type { CollectionItem, CollectionName } from '../types/schema.ts'
import { itemsPath } from './itemPath.ts'

/**
 * Creates an item, and answers with it.
 *
 * @param query - which of its fields to answer with
 */
export function createItem<
  Schema,
  Collection extends CollectionName<Schema>,
  const Asked extends Query<Schema, CollectionItem<Schema, Collection>> = object,
>(
  collection: Collection,
  item: Draft<Schema, CollectionItem<Schema, Collection>>,
  query?: Asked,
): RestCommand<QueryOutput<Schema, CollectionItem<Schema, Collection>, Asked>, Schema> {
  return () => ({
    path: itemsPath(collection),
    params: query ?? {},
    body: JSON.stringify(item),
    method: 'POST',
  })
}
