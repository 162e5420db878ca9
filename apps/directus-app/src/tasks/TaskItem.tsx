import { type ReactElement, useId, useState } from 'react'
import type { Task } from '../schema.ts'
import { TitleForm } from './TitleForm.tsx'
import { otherStatus, type TaskChange } from './taskChange.ts'

/** Props of {@link TaskItem}. */
export interface TaskItemProps {
  readonly task: Task
  readonly onChange: (change: TaskChange) => void
}

/** One task: to be ticked, renamed and deleted. */
export function TaskItem({ task, onChange }: TaskItemProps): ReactElement {
  const id = useId()
  const [isRenaming, setRenaming] = useState(false)
  const { title, status } = task
  return (
    <li className="row task" data-status={status}>
      <input
        type="checkbox"
        className="task-tick"
        id={id}
        checked={status === 'done'}
        aria-label={title}
        onChange={() => onChange({ type: 'ticked', id: task.id, status: otherStatus(task) })}
      />
      {isRenaming ? (
        <TitleForm
          title={title}
          label="Title"
          action="Save"
          onDone={(next) => {
            setRenaming(false)
            if (next !== undefined) onChange({ type: 'renamed', id: task.id, title: next })
          }}
        />
      ) : (
        <>
          <label className="task-title" htmlFor={id}>
            {title}
            {status === 'in_progress' && <span className="badge">in progress</span>}
          </label>
          <button
            type="button"
            className="button button-plain"
            aria-label={`Rename ${title}`}
            onClick={() => setRenaming(true)}
          >
            Rename
          </button>
          <button
            type="button"
            className="button button-plain"
            aria-label={`Delete ${title}`}
            onClick={() => onChange({ type: 'deleted', id: task.id })}
          >
            Delete
          </button>
        </>
      )}
    </li>
  )
}
