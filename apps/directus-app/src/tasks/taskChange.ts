import type { Task } from '../schema.ts'

/** Something that a person does to the list. */
export type TaskChange =
  | { readonly type: 'added'; readonly title: string; readonly sort: number }
  | { readonly type: 'renamed'; readonly id: number; readonly title: string }
  | { readonly type: 'ticked'; readonly id: number; readonly status: Task['status'] }
  | { readonly type: 'deleted'; readonly id: number }

/**
 * The list with a change in it that the server has not confirmed yet. One that is added has no id
 * until it has: it comes with the server's answer.
 */
export function withChange(tasks: readonly Task[], change: TaskChange): readonly Task[] {
  switch (change.type) {
    case 'added':
      return tasks
    case 'renamed':
      return patched(tasks, change.id, { title: change.title })
    case 'ticked':
      return patched(tasks, change.id, { status: change.status })
    case 'deleted':
      return tasks.filter(({ id }) => id !== change.id)
  }
}

function patched(
  tasks: readonly Task[],
  id: number,
  fields: Partial<Pick<Task, 'title' | 'status'>>,
): readonly Task[] {
  return tasks.map((task) => (task.id === id ? { ...task, ...fields } : task))
}

/** The place after all others. */
export function lastSort(tasks: readonly Task[]): number {
  return Math.max(0, ...tasks.map(({ sort }) => sort ?? 0)) + 1
}

/** A tick, or the taking back of one. */
export function otherStatus({ status }: Pick<Task, 'status'>): Task['status'] {
  return status === 'done' ? 'open' : 'done'
}
