import type { QueryKey } from '@tanstack/react-query'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createItem, deleteItem, updateItem } from 'gatehouse/directus'
import { type DirectusAppClient, useDirectus } from 'gatehouse/directus/react'
import type { Schema, Task } from '../schema.ts'
import { type TaskChange, withChange } from './taskChange.ts'

/** Changes tasks at the server, and in the list at once. */
export interface TaskChanges {
  /** `failed` is called when the server does not take it, and the list is as it was. */
  readonly apply: (change: TaskChange, failed?: () => void) => void
  /** Why the last change did not work. */
  readonly error: Error | null
}

/** The changes of the list that stands in the cache under `queryKey`. */
export function useTaskChanges(queryKey: QueryKey): TaskChanges {
  const client = useDirectus<Schema>()
  const queryClient = useQueryClient()
  const { mutate, error } = useMutation({
    mutationFn: (change: TaskChange) => send(client, change),
    async onMutate(change) {
      await queryClient.cancelQueries({ queryKey, exact: true })
      const before = queryClient.getQueryData<readonly Task[]>(queryKey)
      queryClient.setQueryData<readonly Task[]>(
        queryKey,
        (tasks) => tasks && withChange(tasks, change),
      )
      return before
    },
    // A server that cannot be reached cannot be asked either. Who is gone has no list any more.
    onError(_error, _change, before) {
      queryClient.setQueryData<readonly Task[]>(queryKey, (tasks) => tasks && before)
    },
    // Right or wrong, the server has the last word. What became of the change is told before that: a
    // server that is gone is asked for some seconds.
    onSettled() {
      queryClient.invalidateQueries({ queryKey, exact: true }).catch(() => undefined)
    },
  })
  return {
    apply: (change, failed) => mutate(change, { onError: () => failed?.() }),
    error,
  }
}

async function send(client: DirectusAppClient<Schema>, change: TaskChange): Promise<void> {
  switch (change.type) {
    case 'added':
      await client.request(createItem('tasks', { title: change.title, sort: change.sort }))
      return
    case 'renamed':
      await client.request(updateItem('tasks', change.id, { title: change.title }))
      return
    case 'ticked':
      await client.request(updateItem('tasks', change.id, { status: change.status }))
      return
    case 'deleted':
      await client.request(deleteItem('tasks', change.id))
      return
  }
}
