import type { AnyItemName } from './fields.ts'
import type { FunctionOutput } from './functions.ts'
import type { AnyItem, IfAny, ItemOf, RelatedItem } from './schema.ts'
import type { FlatValue } from './values.ts'

/** What a query answers for one item. Where no fields are asked for, it is all of them, unrelated. */
export type QueryOutput<Schema, Item, Query> = IfAny<
  Schema,
  AnyItem,
  Query extends { readonly fields: readonly (infer Fields)[] }
    ? ApplyFields<Schema, Item, Fields>
    : AllFields<Schema, Item>
>

/** An item with the fields that are asked for. `Fields` is the union of them. */
export type ApplyFields<Schema, Item, Fields> = Show<
  Omit<Named<Schema, Item, Fields>, NestedName<Fields>> &
    FunctionOutput<Fields> & {
      [Name in NestedName<Fields> & keyof Item]: Nested<Schema, Item, Name, NestedOf<Fields, Name>>
    }
>

/** Written out, so that an editor shows it. */
type Show<T> = { [Name in keyof T]: T[Name] } & unknown

type AllFields<Schema, Item> = { [Name in keyof Item]: FlatValue<Schema, Item[Name]> }

type Named<Schema, Item, Fields> = '*' extends Fields
  ? AllFields<Schema, Item>
  : { [Name in Extract<Fields, keyof Item>]: FlatValue<Schema, Item[Name]> }

/** The names in the objects among the fields. */
type NestedName<Fields> = Fields extends object ? keyof Fields : never

/** What all those objects ask of one name. */
type NestedOf<Fields, Name extends PropertyKey> = Fields extends {
  readonly [N in Name]?: infer Asked
}
  ? Exclude<Asked, undefined>
  : never

type Nested<Schema, Item, Name extends keyof Item, Asked> =
  Name extends AnyItemName<Item>
    ? OfOneCollection<Schema, Asked>
    :
        | Extract<Item[Name], null | undefined>
        | (IsList<Item[Name]> extends true
            ? ApplyFields<Schema, RelatedItem<Schema, Item[Name]>, ItemOf<Asked>>[]
            : ApplyFields<Schema, RelatedItem<Schema, Item[Name]>, ItemOf<Asked>>)

type IsList<Value> = [Extract<Value, readonly unknown[]>] extends [never] ? false : true

/** Each of the collections that an item may be of, with what is asked of it. */
type OfOneCollection<Schema, Asked> = {
  [Collection in keyof Asked & keyof Schema]: ApplyFields<
    Schema,
    ItemOf<Schema[Collection]>,
    ItemOf<Asked[Collection]>
  >
}[keyof Asked & keyof Schema]
