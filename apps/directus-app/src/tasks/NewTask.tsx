import { type ReactElement, useRef } from 'react'

/** Props of {@link NewTask}. */
export interface NewTaskProps {
  readonly onAdd: (title: string) => void
}

/** Adds tasks, one after the other: the focus stays in the field. */
export function NewTask({ onAdd }: NewTaskProps): ReactElement {
  const field = useRef<HTMLInputElement>(null)
  return (
    <form
      className="title-form new-task"
      aria-label="Add a task"
      onSubmit={(event) => {
        event.preventDefault()
        const title = field.current?.value.trim() ?? ''
        if (title !== '') onAdd(title)
        event.currentTarget.reset()
        field.current?.focus()
      }}
    >
      <input
        ref={field}
        className="field"
        aria-label="New task"
        placeholder="What is to be done?"
        autoComplete="off"
        required
      />
      <button type="submit" className="button button-primary">
        Add
      </button>
    </form>
  )
}
