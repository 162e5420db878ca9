import type { Access } from '../access.ts'
import type { ItemKey } from '../collections.ts'
import { DirectusError } from '../errors.ts'
import { type ItemQuery, parseQuery } from '../items/query.ts'
import { readByKeys, readItem, readItems } from '../items/readItems.ts'
import { createItems, deleteItems, updateItems } from '../items/writeItems.ts'
import { isObject, type JsonObject } from '../readBody.ts'
import { errorFrame, type Frame, marked } from './frames.ts'
import type { ItemsMessage } from './readMessage.ts'

/** What comes back: data, and figures where the query asks for them. */
interface Result {
  readonly data: unknown
  readonly meta?: JsonObject
}

/** Does what an `items` message says. Whatever is wrong is in the answer. */
export function answerItems(access: Access, message: ItemsMessage): Frame {
  try {
    if (message.collection.startsWith('directus_')) throw systemCollection()
    return marked({ type: 'items', ...perform(access, message) }, message.uid)
  } catch (error) {
    if (error instanceof DirectusError) return errorFrame('items', error, message.uid)
    throw error
  }
}

function perform(access: Access, message: ItemsMessage): Result {
  switch (message.action) {
    case 'create':
      return create(access, message)
    case 'read':
      return read(access, message)
    case 'update':
      return update(access, message)
    case 'delete':
      return remove(access, message)
  }
}

function create(access: Access, message: ItemsMessage): Result {
  const { collection, data } = message
  const payloads = Array.isArray(data) ? data.map(toObject) : [toObject(data)]
  const keys = createItems(access, collection, payloads)
  const created = readByKeys(access, collection, { keys, query: fieldsOf(message) })
  return { data: Array.isArray(data) ? created : created[0] }
}

function read(access: Access, message: ItemsMessage): Result {
  const { collection, id, ids } = message
  const query = parseQuery(message.query ?? {})
  if (id !== null) return { data: readItem(access, collection, { key: id, query }) }
  if (ids !== null) return { data: readByKeys(access, collection, { keys: ids, query }) }
  const { data, meta } = readItems(access, collection, query)
  return meta === null ? { data } : { data, meta }
}

function update(access: Access, message: ItemsMessage): Result {
  const { collection, id, data } = message
  const query = fieldsOf(message)
  if (id !== null) {
    updateItems(access, collection, { keys: [id], data: toObject(data) })
    return { data: readItem(access, collection, { key: id, query }) }
  }
  const keys = Array.isArray(data)
    ? data
        .map(toObject)
        .flatMap(({ id: key, ...fields }) =>
          isKey(key) ? updateItems(access, collection, { keys: [key], data: fields }) : [],
        )
    : updateItems(access, collection, { keys: meantKeys(access, message), data: toObject(data) })
  return { data: readByKeys(access, collection, { keys, query }) }
}

/** Answers with the keys as they were sent. */
function remove(access: Access, message: ItemsMessage): Result {
  const { collection, id, ids, query } = message
  if (id === null && ids === null && query === null) throw nothingToDelete()
  const keys = id === null ? meantKeys(access, message) : [id]
  if (keys.length > 0) deleteItems(access, collection, keys)
  return { data: id ?? keys }
}

/** The keys that a message names or finds. Without a selection it means everything. */
function meantKeys(access: Access, { collection, ids, query }: ItemsMessage): readonly ItemKey[] {
  if (ids !== null) return ids
  const found = readItems(access, collection, { ...parseQuery(query ?? {}), fields: ['id'] })
  return found.data.map(({ id }) => id).filter(isKey)
}

/** The part of a query that says how what was written comes back. */
function fieldsOf({ query }: ItemsMessage): ItemQuery {
  return parseQuery(query?.fields === undefined ? {} : { fields: query.fields })
}

function systemCollection(): DirectusError {
  return new DirectusError(
    { status: 400, code: 'INVALID_COLLECTION' },
    'Cannot trigger an action on a system collection.',
  )
}

function nothingToDelete(): DirectusError {
  return new DirectusError(
    { status: 400, code: 'INVALID_PAYLOAD' },
    "Either 'ids', 'id' or 'query' is required for a DELETE request.",
  )
}

function toObject(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

function isKey(value: unknown): value is ItemKey {
  return typeof value === 'string' || typeof value === 'number'
}
