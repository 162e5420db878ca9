import type { FunctionField } from './functions.ts'
import type { ItemOf, RelatedItem, RelationName } from './schema.ts'

/** Which fields to read: names, `*` for all, and for what is related the same in an object. */
export type QueryFields<Schema, Item> = readonly (
  | '*'
  | keyof Item
  | FunctionField<Schema, Item>
  | NestedFields<Schema, Item>
)[]

/** The fields of related items: `{author: ['name']}`. */
export type NestedFields<Schema, Item> = [RelationName<Schema, Item>] extends [never]
  ? never
  : {
      readonly [Name in RelationName<Schema, Item>]?: Name extends AnyItemName<Item>
        ? FieldsByCollection<Schema, Item>
        : QueryFields<Schema, RelatedItem<Schema, Item[Name]>>
    }

/** The field of a junction that stands for an item of one of several collections. */
export type AnyItemName<Item> = 'collection' extends keyof Item ? 'item' & keyof Item : never

type FieldsByCollection<Schema, Item> = Item extends { readonly collection: infer Name }
  ? {
      readonly [Collection in Name & keyof Schema]?: QueryFields<Schema, ItemOf<Schema[Collection]>>
    }
  : never
