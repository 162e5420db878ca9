import type { QueryFields } from './fields.ts'
import type { QueryFilter } from './filter.ts'
import type { AnyItem, IfAny, ItemOf, RelatedItem, RelationName } from './schema.ts'

/** What to read of a collection, and how much of it. */
export interface Query<Schema, Item> extends Extent<Schema, Item> {
  /** @defaultValue every field, with keys in place of related items */
  readonly fields?:
    | IfAny<Schema, readonly (string | AnyItem)[], QueryFields<Schema, Item>>
    | undefined
  /** The extent of lists of related items: `{comments: {_limit: 3}}`. */
  readonly deep?: IfAny<Schema, AnyItem, QueryDeep<Schema, Item>> | undefined
  /** New names for fields, so that one can be read twice. */
  readonly alias?: Readonly<Record<string, string>> | undefined
  /** Whether `*.*` follows relations back to where they came from. @defaultValue true */
  readonly backlink?: boolean | undefined
  /** The key of a version of the content. */
  readonly version?: string | undefined
}

/** Which items of a collection, and in which order. */
interface Extent<Schema, Item> {
  readonly filter?: IfAny<Schema, AnyItem, QueryFilter<Schema, Item>> | undefined
  /** A text that any field may hold. */
  readonly search?: string | undefined
  /** Fields, with a `-` in front for the other way round. */
  readonly sort?: OneOrMore<IfAny<Schema, string, SortName<Schema, Item>>> | undefined
  /** `-1` for all. @defaultValue 100 */
  readonly limit?: number | undefined
  readonly offset?: number | undefined
  /** From 1. */
  readonly page?: number | undefined
}

type OneOrMore<T> = T | readonly T[]

type SortName<Schema, Item> = `${'' | '-'}${
  | (keyof Item & string)
  | `${RelationName<Schema, Item> & string}.${string}`}`

type QueryDeep<Schema, Item> = {
  readonly [Name in RelationName<Schema, Item>]?: DeepExtent<
    Schema,
    ItemOf<RelatedItem<Schema, Item[Name]>>
  >
}

type DeepExtent<Schema, Item> = {
  readonly [Name in keyof Extent<Schema, Item> as `_${Name}`]?: Extent<Schema, Item>[Name]
} & QueryDeep<Schema, Item>
