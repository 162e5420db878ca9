import type { SubscriptionEvents, SubscriptionOptionsEvents } from './types.ts'

type ItemOf<
  Schema,
  Collection extends keyof Schema,
> = Schema[Collection] extends readonly (infer Item)[] ? Item : Schema[Collection]

/** What is wanted of a collection, as in a request. */
export interface SubscriptionQuery {
  readonly fields?: readonly (string | object)[]
  readonly filter?: object
  readonly search?: string
  readonly sort?: string | readonly string[]
  readonly limit?: number
  readonly offset?: number
  readonly page?: number
  readonly deep?: object
  readonly alias?: object
}

/** What to subscribe to. */
export interface SubscribeOptions<_Schema, _Collection extends keyof _Schema> {
  /** Tells of these only; of all of them where it is left out. */
  event?: SubscriptionOptionsEvents
  query?: SubscriptionQuery
  /** Its name among the messages. One is made where there is none. */
  uid?: string
}

/** What a subscription tells. */
export type SubscriptionOutput<
  Schema,
  Collection extends keyof Schema,
  _Query,
  Events extends SubscriptionEvents,
> = {
  type: 'subscription'
  uid?: string
} & {
  [Event in Events]: {
    event: Event
    data: SubscriptionPayload<Partial<ItemOf<Schema, Collection>>>[Event]
  }
}[Events]

/** What comes with each event: items, or the keys of those that were deleted. */
export interface SubscriptionPayload<Item> {
  init: Item[]
  create: Item[]
  update: Item[]
  delete: string[] | number[]
}
