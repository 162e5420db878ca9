import type { CollectionSeed, Field, Permission } from './seed.ts'

/** The primary key of an item. */
export type ItemKey = string | number

/** An item as stored. */
export type Item = Readonly<Record<string, unknown>>

/** A field that points to other items. */
export type Relation =
  /** The field holds the key of one item of `collection`. */
  | { readonly type: 'one'; readonly collection: string }
  /** The field is the list of the items of `collection` whose `field` holds this item's key. */
  | { readonly type: 'many'; readonly collection: string; readonly field: string }

/** Where items live. A write replaces `items`, and never changes an item. */
export interface DirectusCollection {
  readonly name: string
  readonly keyType: 'integer' | 'uuid'
  /** Every field that holds something, by name: the key `id` and the relations to one included. */
  readonly fields: Readonly<Record<string, Field>>
  /** The field that is set to the time of creation, where there is one. */
  readonly createdField: string | null
  /** The field that is set to the time of each change, where there is one. */
  readonly updatedField: string | null
  readonly relations: Readonly<Record<string, Relation>>
  readonly permissions: readonly Permission[]
  /** By the text of the key. */
  items: ReadonlyMap<string, Item>
  /** The next number of an integer key. */
  nextKey: number
}

export function createCollections(
  seeds: Readonly<Record<string, CollectionSeed>>,
): Map<string, DirectusCollection> {
  return new Map(
    Object.entries(seeds).map(([name, seed]) => [name, createCollection(name, seed)] as const),
  )
}

function createCollection(name: string, seed: CollectionSeed): DirectusCollection {
  const fields = fieldsOf(seed)
  const empty = Object.fromEntries(
    Object.entries(fields).map(([field, { initial }]) => [field, initial]),
  )
  const items = new Map(seed.items.map((item) => [String(item.id), { ...empty, ...item }]))
  const numbers = seed.items.map(({ id }) => Number(id)).filter((id) => !Number.isNaN(id))
  return {
    name,
    keyType: seed.keyType,
    fields,
    createdField: seed.createdField,
    updatedField: seed.updatedField,
    relations: seed.relations,
    permissions: seed.permissions,
    items,
    nextKey: Math.max(0, ...numbers) + 1,
  }
}

function fieldsOf({ keyType, fields, relations }: CollectionSeed): Record<string, Field> {
  const toOne = Object.entries(relations).filter(([, { type }]) => type === 'one')
  return {
    id: { type: keyType === 'integer' ? 'integer' : 'string', initial: null, isRequired: false },
    ...fields,
    ...Object.fromEntries(toOne.map(([name]) => [name, RELATION_FIELD])),
  }
}

const RELATION_FIELD: Field = { type: 'key', initial: null, isRequired: false }
