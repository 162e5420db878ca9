import type { SanityClient } from '@sanity/client'
import type { LiveSource } from './followLive.ts'

/** A query that is really evaluated, and the changes that make its answer an old one. */
export interface QuerySourceOptions {
  readonly client: SanityClient
  /** GROQ. */
  readonly query: string
  /** GROQ that matches the documents whose changes count: a filter, without a projection. */
  readonly filter: string
}

/** A query of a client as a live source. */
export function querySource<T>({ client, query, filter }: QuerySourceOptions): LiveSource<T> {
  return {
    fetch: (signal) => client.fetch<T>(query, {}, { signal }),
    listen({ onNews, onBreak, onEnd }) {
      const subscription = client
        .listen(filter, {}, { events: ['welcome', 'mutation', 'reconnect'], includeResult: false })
        .subscribe({
          next: ({ type }) => (type === 'reconnect' ? onBreak() : onNews()),
          error: onEnd,
          complete: onEnd,
        })
      return () => subscription.unsubscribe()
    },
  }
}
