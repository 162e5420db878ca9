import type { IfAny, SchemaItem } from './schema.ts'

/** What a field of JSON may hold. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [member: string]: JsonValue }

/** The kinds of fields that a schema names in place of a type, and what they hold. */
interface KindValues {
  datetime: string
  date: string
  time: string
  csv: string[]
  json: JsonValue
}

/** A value as it is when nothing related is asked for: keys in place of items, and no names of kinds. */
export type FlatValue<Schema, Value> = IfAny<Value, Value, Flat<Schema, Value>>

type Flat<Schema, Value> = Value extends keyof KindValues
  ? KindValues[Value]
  : Value extends SchemaItem<Schema> | readonly SchemaItem<Schema>[]
    ? never
    : Value

/** The fields whose kind is one of `Kinds`. */
export type NameOfKind<Item, Kinds extends string> = {
  [Name in keyof Item]-?: [Extract<Item[Name], Kinds>] extends [never] ? never : Name & string
}[keyof Item]
