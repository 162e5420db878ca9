import type { AnySchema, DirectusAppClient } from '../appClient.ts'
import { useDirectus } from '../useDirectus.ts'
import { type ItemsOptions, useAnyItems } from './useItems.ts'
import type { ItemsResult } from './withFacts.ts'

/** `useItems` as `directusHooks` types it. */
export type UseItems<Schema> = <Collection extends keyof Schema & string>(
  collection: Collection,
  query?: object,
  options?: ItemsOptions<Schema[Collection]>,
) => ItemsResult<Schema[Collection]>

/** The hooks of one schema. */
export interface DirectusHooks<Schema> {
  readonly useDirectus: <Features extends object = object>() => DirectusAppClient<Schema> & Features
  readonly useItems: UseItems<Schema>
}

export const useItems: UseItems<AnySchema> = useAnyItems as UseItems<AnySchema>

/** The hooks with the types of a schema. */
export function directusHooks<Schema>(): DirectusHooks<Schema> {
  return { useDirectus, useItems } as DirectusHooks<Schema>
}
