import { type ReactElement, useEffect, useId, useRef, useState } from 'react'
import type { Task } from '../schema.ts'
import { focusNeighbour } from './focusNeighbour.ts'
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
  const [step, setStep] = useState<'idle' | 'renaming' | 'renamed'>('idle')
  const rename = useRef<HTMLButtonElement>(null)
  // The form had the focus, and is gone with it.
  useEffect(() => {
    if (step === 'renamed') rename.current?.focus()
  }, [step])
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
      {step === 'renaming' ? (
        <TitleForm
          title={title}
          label="Title"
          action="Save"
          onDone={(next) => {
            setStep('renamed')
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
            ref={rename}
            type="button"
            className="button button-plain"
            aria-label={`Rename ${title}`}
            onClick={() => setStep('renaming')}
          >
            Rename
          </button>
          <button
            type="button"
            className="button button-plain"
            aria-label={`Delete ${title}`}
            onClick={({ currentTarget }) => {
              focusNeighbour(currentTarget)
              onChange({ type: 'deleted', id: task.id })
            }}
          >
            Delete
          </button>
        </>
      )}
    </li>
  )
}
