import type { CollectionSeed, Permission } from './seed.ts'

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
  /** Every field by name, the key `id` and the relations included. */
  readonly fields: readonly string[]
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
  const items = new Map(
    seed.items.map((item) => [String(item.id), { ...emptyItem(seed), ...item }]),
  )
  const numbers = seed.items.map(({ id }) => Number(id)).filter((id) => !Number.isNaN(id))
  return {
    name,
    keyType: seed.keyType,
    fields: ['id', ...seed.fields, ...Object.keys(seed.relations)],
    createdField: seed.createdField,
    updatedField: seed.updatedField,
    relations: seed.relations,
    permissions: seed.permissions,
    items,
    nextKey: Math.max(0, ...numbers) + 1,
  }
}

function emptyItem({ fields, relations }: CollectionSeed): Item {
  const stored = Object.entries(relations).filter(([, { type }]) => type === 'one')
  return Object.fromEntries(
    [...fields, ...stored.map(([name]) => name)].map((name) => [name, null]),
  )
}
