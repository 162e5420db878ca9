import type { CollectionName } from '../types/schema.ts'
import type { DirectusAppClient } from './appClient.ts'
import type { ItemRows, ItemsOptions, ItemsQuery } from './items/itemsOptions.ts'
import { useItems } from './items/useItems.ts'
import type { ItemsResult } from './items/withFacts.ts'
import { useDirectus } from './useDirectus.ts'

/** The hooks that know a schema. */
export interface DirectusHooks<Schema> {
  /** `useDirectus` for a client of this schema. */
  readonly useDirectus: <Features extends object = object>() => DirectusAppClient<Schema> & Features
  /** `useItems`, with the schema's collections, and rows of the fields that are asked for. */
  readonly useItems: <
    const Collection extends CollectionName<Schema>,
    const Asked extends ItemsQuery<Schema, Collection> = ItemsQuery<Schema, Collection>,
    Data = ItemRows<Schema, Collection, Asked>,
  >(
    collection: Collection,
    query?: Asked,
    options?: ItemsOptions<ItemRows<Schema, Collection, Asked>, Data>,
  ) => ItemsResult<Data, ItemRows<Schema, Collection, Asked>>
}

/**
 * The hooks with the types of an app's schema: the very same functions. TypeScript cannot be told one
 * type of a call and find the others, so they are told it here, once.
 *
 * @example
 * ```ts
 * export const { useDirectus, useItems } = directusHooks<Schema>()
 * ```
 */
export function directusHooks<Schema>(): DirectusHooks<Schema> {
  return { useDirectus, useItems } as DirectusHooks<Schema>
}
