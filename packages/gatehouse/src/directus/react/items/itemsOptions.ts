import type { UseQueryOptions } from '@tanstack/react-query'
import type { QueryOutput } from '../../types/output.ts'
import type { Query } from '../../types/query.ts'
import type { CollectionItem } from '../../types/schema.ts'

/** What `useItems` may read of a collection. */
export type ItemsQuery<Schema, Collection> = Query<Schema, CollectionItem<Schema, Collection>>

/** The rows that it comes to, with the fields that were asked for. */
export type ItemRows<Schema, Collection, Asked> = QueryOutput<
  Schema,
  CollectionItem<Schema, Collection>,
  Asked
>[]

/** Options of `useItems`: TanStack Query's, without the key and the function, and `live`. */
export interface ItemsOptions<Rows, Data = Rows>
  extends Omit<UseQueryOptions<Rows, Error, Data>, 'queryKey' | 'queryFn' | 'initialData'> {
  /**
   * Whether to follow changes, where the client has `realtime()`.
   * @defaultValue `true`
   */
  readonly live?: boolean | undefined
}
