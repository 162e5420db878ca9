import type { Access } from '../access.ts'
import type { DirectusCollection, Item, ItemKey } from '../collections.ts'
import { DirectusError, forbiddenCollection } from '../errors.ts'
import { isObject, type JsonObject } from '../readBody.ts'
import type { ItemAction } from '../seed.ts'
import { isAllowed } from './table.ts'

/** Creates items, all or none. @returns their keys @throws {DirectusError} `FORBIDDEN`, `FAILED_VALIDATION`, `RECORD_NOT_UNIQUE` */
export function createItems(
  access: Access,
  name: string,
  payloads: readonly JsonObject[],
): readonly ItemKey[] {
  const collection = requireWritable(access, name, 'create')
  const items = new Map(collection.items)
  let { nextKey } = collection
  const keys = payloads.map((payload): ItemKey => {
    const key = givenKey(payload) ?? (collection.keyType === 'uuid' ? crypto.randomUUID() : nextKey)
    if (items.has(String(key))) throw notUnique(name, key)
    items.set(String(key), newItem(access, collection, { ...payload, id: key }))
    nextKey = Math.max(nextKey, Number(key) || 0) + 1
    return key
  })
  collection.nextKey = nextKey
  commit(access, collection, { event: 'create', keys, items })
  return keys
}

/** Changes items. @returns the keys of those that are there @throws {DirectusError} `FORBIDDEN` */
export function updateItems(
  access: Access,
  name: string,
  { keys, data }: { readonly keys: readonly ItemKey[]; readonly data: JsonObject },
): readonly ItemKey[] {
  const collection = requireWritable(access, name, 'update')
  const found = presentKeys(collection, keys)
  if (found.length < keys.length && !access.accountability.isAdmin) {
    throw forbiddenUpdate(name, Object.keys(data))
  }
  const items = new Map(collection.items)
  const stamp = stampOf(access, collection.updatedField)
  for (const key of found) {
    const before = items.get(String(key)) ?? {}
    items.set(String(key), { ...before, ...stamp, ...ownFields(collection, data), id: before.id })
  }
  commit(access, collection, { event: 'update', keys: found, items })
  return found
}

/** Deletes items. @throws {DirectusError} `FORBIDDEN` */
export function deleteItems(access: Access, name: string, keys: readonly ItemKey[]): void {
  const collection = requireWritable(access, name, 'delete')
  // Listeners are told the keys as they were sent: a path's are text.
  const found = keys.filter((key) => collection.items.has(String(key)))
  if (found.length < keys.length && !access.accountability.isAdmin) throw forbiddenDelete(name)
  const items = new Map(collection.items)
  for (const key of found) items.delete(String(key))
  commit(access, collection, { event: 'delete', keys: found, items })
}

interface Commit {
  readonly event: 'create' | 'update' | 'delete'
  readonly keys: readonly ItemKey[]
  readonly items: ReadonlyMap<string, Item>
}

function commit({ world }: Access, collection: DirectusCollection, change: Commit): void {
  collection.items = change.items
  world.counters.itemWrites += 1
  if (change.keys.length === 0) return
  const { event, keys } = change
  world.changes.emit({ type: 'itemsChanged', collection: collection.name, event, keys })
}

function requireWritable(access: Access, name: string, action: ItemAction): DirectusCollection {
  const collection = access.world.collections.get(name)
  if (collection === undefined || !isAllowed(access, name, action)) throw forbiddenCollection(name)
  return collection
}

function newItem(access: Access, collection: DirectusCollection, payload: JsonObject): Item {
  const fields = Object.entries(collection.fields)
  const missing = fields.find(
    ([name, { isRequired }]) => isRequired && (payload[name] ?? null) === null,
  )
  if (missing !== undefined) throw missingValue(missing[0])
  const initial = Object.fromEntries(fields.map(([name, field]) => [name, field.initial]))
  return {
    ...initial,
    ...stampOf(access, collection.createdField),
    ...ownFields(collection, payload),
  }
}

/** What a payload says about fields that are there; a related item stands for its key. */
function ownFields({ fields }: DirectusCollection, payload: JsonObject): Item {
  const own = Object.entries(payload).filter(([name]) => name in fields)
  return Object.fromEntries(
    own.map(([name, value]) => [
      name,
      fields[name]?.type === 'key' && isObject(value) ? value.id : value,
    ]),
  )
}

function stampOf({ world }: Access, field: string | null): Item {
  return field === null ? {} : { [field]: new Date(world.clock.now()).toISOString() }
}

function presentKeys({ items }: DirectusCollection, keys: readonly ItemKey[]): readonly ItemKey[] {
  return keys.flatMap((key) => {
    const id = items.get(String(key))?.id
    return typeof id === 'string' || typeof id === 'number' ? [id] : []
  })
}

function givenKey({ id }: JsonObject): ItemKey | null {
  return typeof id === 'string' || typeof id === 'number' ? id : null
}

function missingValue(field: string): DirectusError {
  return new DirectusError(
    { status: 400, code: 'FAILED_VALIDATION' },
    `Validation failed for field "${field}". Value is required.`,
    { field, path: [], type: 'required' },
  )
}

function notUnique(collection: string, key: ItemKey): DirectusError {
  return new DirectusError(
    { status: 400, code: 'RECORD_NOT_UNIQUE' },
    `Value "${key}" for field "id" in collection "${collection}" has to be unique.`,
    { collection, field: 'id', value: key },
  )
}

function forbiddenUpdate(collection: string, fields: readonly string[]): DirectusError {
  const names = fields.map((field) => `"${field}"`).join(', ')
  return forbiddenAction(
    `You don't have permissions to perform "update" for the field(s) ${names} in collection "${collection}" or it does not exist.`,
  )
}

function forbiddenDelete(collection: string): DirectusError {
  return forbiddenAction(
    `You don't have permission to perform "delete" for collection "${collection}" or it does not exist.`,
  )
}

function forbiddenAction(reason: string): DirectusError {
  return new DirectusError({ status: 403, code: 'FORBIDDEN' }, reason, { reason })
}
