import type { AnySchema, DirectusAppClient } from './appClient.ts'
import { useDirectusTree } from './useDirectusTree.ts'

/**
 * The client of the tree: the same object for as long as the app is mounted, through renewals and
 * changes of person. `Schema` is what the app knows its collections to be, and `Features` what else
 * its client can do; nothing checks them.
 *
 * @example
 * ```tsx
 * const client = useDirectus<Schema>()
 * await client.request(updateItem('tasks', id, { done: true }))
 * ```
 * @throws AuthError `config-invalid` outside of `DirectusApp`
 */
export function useDirectus<
  Schema = AnySchema,
  Features extends object = object,
>(): DirectusAppClient<Schema> & Features {
  return useDirectusTree().client as DirectusAppClient<Schema> & Features
}
