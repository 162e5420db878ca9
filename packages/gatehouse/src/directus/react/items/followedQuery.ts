import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Environment } from '../../../ports/environment.ts'
import type { LiveQuery } from './liveEvent.ts'
import type { LiveSource } from './liveSource.ts'

/** A query that is followed. */
export interface FollowedQuery {
  /** The whole key of its entry in the cache. */
  readonly queryKey: QueryKey
  readonly collection: string
  readonly query: LiveQuery
}

/** What queries are followed with. */
export interface FollowOptions {
  readonly source: LiveSource
  readonly queryClient: QueryClient
  readonly environment: Pick<Environment, 'clock' | 'log'>
}
