import type { QueryOutput } from '../types/output.ts'
import type { Query } from '../types/query.ts'
import type { CollectionItem } from '../types/schema.ts'
import type { SubscriptionEvents, SubscriptionOptionsEvents } from './types.ts'

/** What to subscribe to. */
export interface SubscribeOptions<Schema, Collection extends keyof Schema> {
  /** Tells of these only; of all of them where it is left out. Its `init` comes without items. */
  readonly event?: SubscriptionOptionsEvents
  /** Which items, and which of their fields. Of deletions everybody is told, whatever the filter. */
  readonly query?: Query<Schema, CollectionItem<Schema, Collection>>
  /** Its name among the messages. One is made where there is none. */
  readonly uid?: string
}

/** The events that a subscription with such options tells of. */
export type EventsOf<Options> =
  | 'init'
  | (Options extends { readonly event: infer Event extends SubscriptionOptionsEvents }
      ? Event
      : SubscriptionOptionsEvents)

/** The query among such options. */
export type QueryOf<Options> = Options extends { readonly query: infer Asked } ? Asked : object

/** What a subscription tells. */
export type SubscriptionOutput<
  Schema,
  Collection extends keyof Schema,
  Asked,
  Events extends SubscriptionEvents,
> = {
  readonly type: 'subscription'
  readonly uid?: string
} & {
  [Event in Events]: {
    readonly event: Event
    readonly data: SubscriptionPayload<
      QueryOutput<Schema, CollectionItem<Schema, Collection>, Asked>
    >[Event]
  }
}[Events]

/** What comes with each event: items, or the keys of those that were deleted. */
export interface SubscriptionPayload<Item> {
  init: Item[]
  create: Item[]
  update: Item[]
  delete: string[] | number[]
}
