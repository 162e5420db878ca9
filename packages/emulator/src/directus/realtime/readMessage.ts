import type { ItemKey } from '../collections.ts'
import type { ItemAction } from '../seed.ts'
import { readSocketCredentials, type SocketCredentials } from './credentials.ts'
import { errorFrame, type Frame, type Uid } from './frames.ts'

type JsonObject = Readonly<Record<string, unknown>>

interface Marked {
  readonly uid: Uid | undefined
}

/** Which items a message is about; `null` where it does not say. */
export interface ItemsMessage extends Marked {
  readonly type: 'items'
  readonly action: ItemAction
  readonly collection: string
  readonly id: ItemKey | null
  readonly ids: readonly ItemKey[] | null
  readonly data: unknown
  readonly query: JsonObject | null
}

export interface SubscribeMessage extends Marked {
  readonly type: 'subscribe'
  readonly collection: string
  /** `null` is every event. */
  readonly event: SubscribableEvent | null
  /** `null` is the whole collection. */
  readonly item: ItemKey | null
  readonly query: JsonObject
}

export type SubscribableEvent = 'create' | 'update' | 'delete'

export interface AuthMessage extends Marked {
  readonly type: 'auth'
  readonly credentials: SocketCredentials
}

/** A message, read. */
export type Message =
  | AuthMessage
  | (Marked & { readonly type: 'ping' | 'unsubscribe' })
  | ItemsMessage
  | SubscribeMessage
  /** Nobody listens to it: `pong`, unknown types, an `auth` without a credential. */
  | { readonly type: 'ignored' }
  /** It cannot be understood, and the server says so. */
  | { readonly type: 'invalid'; readonly answer: Frame }

const ACTIONS: readonly ItemAction[] = ['create', 'read', 'update', 'delete']
const EVENTS: readonly SubscribableEvent[] = ['create', 'update', 'delete']

/** Reads what a client sent. */
export function readMessage(text: string): Message {
  const message = parse(text)
  if (message === undefined) return invalid('server', 'Unable to parse the incoming message.')
  if (!isObject(message)) return invalid('server', expected('object', message))
  if (typeof message.type !== 'string') {
    return invalid('server', `${expected('string', message.type)} at "type"`)
  }
  const { uid } = message
  if (uid !== undefined && !isKey(uid)) {
    return invalid('server', `${expectedKey(uid, 'uid')}`)
  }
  return readTyped(message, uid)
}

function readTyped(message: JsonObject, uid: Uid | undefined): Message {
  switch (message.type) {
    case 'auth': {
      const credentials = readSocketCredentials(message)
      return credentials === null ? { type: 'ignored' } : { type: 'auth', credentials, uid }
    }
    case 'ping':
    case 'unsubscribe':
      return { type: message.type, uid }
    case 'items':
      return readItems(message, uid)
    case 'subscribe':
      return readSubscribe(message, uid)
    default:
      return { type: 'ignored' }
  }
}

function readItems(message: JsonObject, uid: Uid | undefined): Message {
  const { collection, id, ids, data, query } = message
  const action = ACTIONS.find((known) => known === message.action)
  if (action === undefined) return invalid('items', expectedOneOf(ACTIONS, 'action'), uid)
  if (typeof collection !== 'string') {
    return invalid('items', `${expected('string', collection)} at "collection"`, uid)
  }
  if (id !== undefined && !isKey(id)) return invalid('items', expectedKey(id, 'id'), uid)
  return {
    type: 'items',
    action,
    collection,
    id: id ?? null,
    ids: Array.isArray(ids) ? ids.filter(isKey) : null,
    data,
    query: isObject(query) ? query : null,
    uid,
  }
}

/** The client's mark does not come back on what is wrong with a subscription. */
function readSubscribe(message: JsonObject, uid: Uid | undefined): Message {
  const { collection, item, query } = message
  if (typeof collection !== 'string') {
    return invalid('subscribe', `${expected('string', collection)} at "collection"`)
  }
  const event = EVENTS.find((known) => known === message.event)
  if (event === undefined && message.event !== undefined) {
    return invalid('subscribe', expectedOneOf(EVENTS, 'event'))
  }
  if (item !== undefined && !isKey(item)) return invalid('subscribe', expectedKey(item, 'item'))
  if (query !== undefined && !isObject(query)) {
    return invalid('subscribe', `${expected('record', query)} at "query"`)
  }
  return {
    type: 'subscribe',
    collection,
    event: event ?? null,
    item: item ?? null,
    query: query ?? {},
    uid,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function invalid(type: string, message: string, uid?: Uid): Message {
  return { type: 'invalid', answer: errorFrame(type, { code: 'INVALID_PAYLOAD', message }, uid) }
}

function expected(type: string, value: unknown): string {
  return `Validation error: Invalid input: expected ${type}, received ${typeName(value)}`
}

function expectedKey(value: unknown, field: string): string {
  const received = `received ${typeName(value)} at "${field}"`
  return `Validation error: Invalid input: expected string, ${received} or Invalid input: expected number, ${received}`
}

function expectedOneOf(values: readonly string[], field: string): string {
  const each = values.map((value) => `Invalid input: expected "${value}" at "${field}"`)
  return `Validation error: ${each.join(' or ')}`
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isKey(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
