/** Tells `any` from all other types: a client without a schema has it. */
export type IfAny<T, Yes, No> = 0 extends 1 & T ? Yes : No

/** What an item is without a schema: anything goes. */
// biome-ignore lint/suspicious/noExplicitAny: that is what it says
export type AnyItem = Record<string, any>

/** What a list holds, and anything else as it is. */
export type ItemOf<Value> = Value extends readonly (infer Item)[] ? Item : Value

/** The collections of many items, which a schema writes as lists: `{tasks: Task[]}`. */
export type CollectionName<Schema> = IfAny<
  Schema,
  string,
  { [Name in keyof Schema]: Schema[Name] extends readonly unknown[] ? Name : never }[keyof Schema]
>

/** The collections of one item, which a schema writes as they are: `{settings: Settings}`. */
export type SingletonName<Schema> = IfAny<
  Schema,
  string,
  Exclude<keyof Schema, CollectionName<Schema>>
>

/** An item of a collection. */
export type CollectionItem<Schema, Collection> = IfAny<
  Schema,
  AnyItem,
  Collection extends keyof Schema ? Extract<ItemOf<Schema[Collection]>, object> : never
>

/** Every item that a schema knows. */
export type SchemaItem<Schema> = ItemOf<Schema[keyof Schema]>

/** The item, or the items, that a field's value may stand for: a `Person` in `Person | number | null`. */
export type RelatedItem<Schema, Value> = Extract<ItemOf<Value>, SchemaItem<Schema>>

/** The fields of an item that stand for other items. */
export type RelationName<Schema, Item> = {
  [Name in keyof Item]-?: [RelatedItem<Schema, Item[Name]>] extends [never] ? never : Name
}[keyof Item]

/**
 * `Theirs` where the vendor's package is installed, and `Own` where its types could not be found.
 * TypeScript tells such a type by its keys alone: it would pass on the failure of anything else.
 */
export type IfInstalled<Probe, Theirs, Own> = string extends keyof Probe ? Own : Theirs
