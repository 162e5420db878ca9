import type { RelatedItem, RelationName } from './schema.ts'
import type { FlatValue } from './values.ts'

/** Which items to read. */
export type QueryFilter<Schema, Item> = {
  readonly [Name in keyof Item]?: FieldFilter<Schema, Item, Name>
} & {
  readonly _and?: readonly QueryFilter<Schema, Item>[]
  readonly _or?: readonly QueryFilter<Schema, Item>[]
}

type FieldFilter<Schema, Item, Name extends keyof Item> =
  | Operators<Exclude<FlatValue<Schema, Item[Name]>, null | undefined>>
  | (Name extends RelationName<Schema, Item>
      ? RelatedFilter<Schema, RelatedItem<Schema, Item[Name]>>
      : never)

type RelatedFilter<Schema, Item> =
  | QueryFilter<Schema, Item>
  | { readonly _some?: QueryFilter<Schema, Item>; readonly _none?: QueryFilter<Schema, Item> }

/** What a field can be held against. A value may also be one that the server knows, such as `$NOW`. */
type Operators<Value> = {
  readonly [Name in '_eq' | '_neq']?: Value
} & {
  readonly [Name in '_in' | '_nin']?: readonly Value[]
} & {
  readonly [Name in '_null' | '_nnull' | '_empty' | '_nempty']?: boolean
} & ([Value] extends [string | number] ? OrderOperators<Value> : unknown) &
  ([Value] extends [string] ? TextOperators : unknown)

type OrderOperators<Value> = {
  readonly [Name in '_gt' | '_gte' | '_lt' | '_lte']?: Value
} & {
  readonly [Name in '_between' | '_nbetween']?: readonly [Value, Value]
}

type TextOperators = {
  readonly [Name in
    | `_${'' | 'n'}contains`
    | '_icontains'
    | `_${'' | 'n'}${'' | 'i'}${'starts' | 'ends'}_with`]?: string
}
