import type { AnyItem, IfAny, RelatedItem } from './schema.ts'
import type { FlatValue } from './values.ts'

/** An item, or a part of one, as it is written: related items by their keys, or as drafts themselves. */
export type Draft<Schema, Item> = IfAny<
  Item,
  AnyItem,
  { readonly [Name in keyof Item]?: DraftValue<Schema, Item[Name]> | undefined }
>

type DraftValue<Schema, Value> =
  | FlatValue<Schema, Value>
  | (Value extends readonly (infer Related)[]
      ? readonly Draft<Schema, RelatedItem<Schema, Related>>[]
      : Draft<Schema, RelatedItem<Schema, Value>>)
