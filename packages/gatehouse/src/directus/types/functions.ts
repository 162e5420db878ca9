import type { SchemaItem } from './schema.ts'
import type { NameOfKind } from './values.ts'

type DateFunction = 'year' | 'month' | 'week' | 'day' | 'weekday'
type TimeFunction = 'hour' | 'minute' | 'second'

/** The fields that hold many: lists of related items, and what is counted alike. */
type CountedName<Schema, Item> = NameOfKind<Item, 'csv' | 'json'> | ListName<Schema, Item>

type ListName<Schema, Item> = {
  [Name in keyof Item]-?: [Extract<Item[Name], readonly SchemaItem<Schema>[]>] extends [never]
    ? never
    : Name & string
}[keyof Item]

/** What the server works out of a field, by the way it is asked for: `year(created)`, `count(tags)`. */
export type FunctionField<Schema, Item> =
  | `${DateFunction | TimeFunction}(${NameOfKind<Item, 'datetime'>})`
  | `${DateFunction}(${NameOfKind<Item, 'date'>})`
  | `${TimeFunction}(${NameOfKind<Item, 'time'>})`
  | `count(${CountedName<Schema, Item>})`
  | `json(${NameOfKind<Item, 'json'>}, ${string})`

/** The names that such fields have in the answer: `created_year`. */
export type FunctionOutput<Fields> = {
  [Field in Extract<Fields, `${string}(${string})`> as AnswerName<Field>]: number
}

type AnswerName<Field> = Field extends `json(${string}`
  ? never
  : Field extends `${infer Name}(${infer Of})`
    ? `${Of}_${Name}`
    : never
