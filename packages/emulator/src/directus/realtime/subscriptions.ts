import type { Access } from '../access.ts'
import type { ItemKey } from '../collections.ts'
import { DirectusError } from '../errors.ts'
import { parseQuery } from '../items/query.ts'
import { readItem, readItems } from '../items/readItems.ts'
import type { JsonObject } from '../readBody.ts'
import type { DirectusChange } from '../world.ts'
import { errorFrame, type Frame, marked, type Uid } from './frames.ts'
import type { SubscribeMessage } from './readMessage.ts'

/** What a client hears about. Its mark comes back as text, whatever it was sent as. */
export type Subscription = Omit<SubscribeMessage, 'type' | 'uid'> & {
  readonly uid: string | undefined
}

type ItemsChanged = Extract<DirectusChange, { readonly type: 'itemsChanged' }>

export function toSubscription({ uid, type: _, ...rest }: SubscribeMessage): Subscription {
  return { ...rest, uid: uid === undefined ? undefined : String(uid) }
}

/** A mark stands for one subscription. Those without one pile up. */
export function subscribed(
  subscriptions: readonly Subscription[],
  subscription: Subscription,
): readonly Subscription[] {
  const others = subscriptions.filter(({ uid }) => uid === undefined || uid !== subscription.uid)
  return [...others, subscription]
}

/** Without a mark all of them end. */
export function unsubscribed(
  subscriptions: readonly Subscription[],
  uid: Uid | undefined,
): readonly Subscription[] {
  return uid === undefined ? [] : subscriptions.filter((known) => known.uid !== String(uid))
}

/** The first message: the items as they are, unless one event only is listened to. @throws {DirectusError} */
export function initialFrame(access: Access, subscription: Subscription): Frame {
  const { event, uid } = subscription
  const items = event === null ? readInitial(access, subscription) : {}
  return marked({ type: 'subscription', event: 'init', ...items }, uid)
}

/**
 * What a subscription hears of a change. A deletion is told by its keys, to everybody; anything else
 * is read as the client may read it now, and not told when its query does not find it.
 */
export function eventFrames(
  access: Access,
  subscription: Subscription,
  change: ItemsChanged,
): readonly Frame[] {
  const { collection, event, uid } = subscription
  if (collection !== change.collection) return []
  if (event !== null && event !== change.event) return []
  const keys = change.keys.filter((key) => isMeant(subscription, key))
  try {
    // Items that were created at once are told one by one.
    const groups = change.event === 'create' ? keys.map((key) => [key]) : [keys]
    return groups
      .filter((group) => group.length > 0)
      .flatMap((group) => eventFrame(access, subscription, { event: change.event, keys: group }))
  } catch (error) {
    if (error instanceof DirectusError) return [errorFrame('subscribe', error, uid)]
    throw error
  }
}

interface Told {
  readonly event: ItemsChanged['event']
  readonly keys: readonly ItemKey[]
}

function eventFrame(access: Access, subscription: Subscription, { event, keys }: Told): Frame[] {
  const data = event === 'delete' ? keys : readChanged(access, subscription, keys)
  if (data.length === 0) return []
  const shown = subscription.item === null ? data : data[0]
  const meta = readMeta(access, subscription)
  const frame = { type: 'subscription', event, data: shown, ...(meta === null ? {} : { meta }) }
  return [marked(frame, subscription.uid)]
}

function readInitial(access: Access, { collection, item, query }: Subscription): JsonObject {
  const parsed = parseQuery(query)
  if (item !== null) return { data: readItem(access, collection, { key: item, query: parsed }) }
  const { data, meta } = readItems(access, collection, parsed)
  return meta === null ? { data } : { data, meta }
}

function readChanged(
  access: Access,
  { collection, query }: Subscription,
  keys: readonly ItemKey[],
): readonly JsonObject[] {
  const parsed = parseQuery(query)
  const filter = { _and: [parsed.filter, { id: { _in: keys } }] }
  const { data } = readItems(uncounted(access), collection, { ...parsed, filter })
  return data
}

/** The figures are those of the whole query, not of what changed. */
function readMeta(access: Access, { collection, query }: Subscription): JsonObject | null {
  const parsed = parseQuery(query)
  if (parsed.meta.length === 0) return null
  return readItems(uncounted(access), collection, parsed).meta
}

/** Nobody asked for what an event reads. */
function uncounted({ world, accountability }: Access): Access {
  return { world: { ...world, counters: { ...world.counters } }, accountability }
}

function isMeant({ item }: Subscription, key: ItemKey): boolean {
  return item === null || String(item) === String(key)
}
