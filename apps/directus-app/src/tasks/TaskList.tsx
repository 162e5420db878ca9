import type { ReactElement } from 'react'
import { hooks } from '../directusHooks.ts'
import { failureSentence } from './failureSentence.ts'
import { LiveBadge } from './LiveBadge.tsx'
import { NewTask } from './NewTask.tsx'
import { TaskItem } from './TaskItem.tsx'
import { lastSort } from './taskChange.ts'
import { TASK_QUERY } from './taskQuery.ts'
import { useTaskChanges } from './useTaskChanges.ts'

/** The tasks, as they are in every window. */
export function TaskList(): ReactElement {
  const { data: tasks, error, isLive, queryKey } = hooks.useItems('tasks', TASK_QUERY)
  const changes = useTaskChanges(queryKey)
  const failure = error ?? changes.error
  return (
    <main className="card tasks" aria-labelledby="tasks-title">
      <header className="card-header">
        <h2 id="tasks-title">Tasks</h2>
        <LiveBadge isLive={isLive} />
      </header>
      <NewTask
        onAdd={(title, failed) =>
          changes.apply({ type: 'added', title, sort: lastSort(tasks ?? []) }, failed)
        }
      />
      <div role="alert" className="tasks-failure">
        {failure && <p className="notice notice-bad">{failureSentence(failure)}</p>}
      </div>
      {tasks && (
        <ul className="rows" aria-label="Tasks">
          {tasks.map((task) => (
            <TaskItem key={task.id} task={task} onChange={changes.apply} />
          ))}
        </ul>
      )}
      {tasks?.length === 0 && <p className="quiet padded">There is nothing to do.</p>}
      {!tasks && !error && <p className="quiet padded">Loading…</p>}
    </main>
  )
}
