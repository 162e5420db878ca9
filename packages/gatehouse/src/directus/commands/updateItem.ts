import type { RestCommand } from '../requestOptions.ts'
import type { Draft } from '../types/draft.ts'
import type { QueryOutput } from '../types/output.ts'
import type { Query } from '../types/query.ts'
import type { CollectionItem, CollectionName } from '../types/schema.ts'
import { itemPath } from './itemPath.ts'

/** Which item, its changes, and which of its fields to answer with. */
export type UpdateArguments<Item, Asked> = readonly [
  key: string | number,
  changes: Item,
  query?: Asked,
]

/** Changes fields of an item, and answers with it. */
export function updateItem<
  Schema,
  Collection extends CollectionName<Schema>,
  const Asked extends Query<Schema, CollectionItem<Schema, Collection>> = object,
>(
  collection: Collection,
  ...[key, changes, query]: UpdateArguments<
    Draft<Schema, CollectionItem<Schema, Collection>>,
    Asked
  >
): RestCommand<QueryOutput<Schema, CollectionItem<Schema, Collection>, Asked>, Schema> {
  return () => ({
    path: itemPath(collection, key),
    params: query ?? {},
    body: JSON.stringify(changes),
    method: 'PATCH',
  })
}
