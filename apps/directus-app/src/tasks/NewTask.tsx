import { type ReactElement, useRef } from 'react'

/** Props of {@link NewTask}. */
export interface NewTaskProps {
  readonly onAdd: (title: string, failed: () => void) => void
}

/**
 * Adds tasks, one after the other: the focus stays in the field. What could not be added comes back,
 * unless something else is being typed.
 */
export function NewTask({ onAdd }: NewTaskProps): ReactElement {
  const field = useRef<HTMLInputElement>(null)

  function bringBack(title: string): void {
    if (field.current?.value === '') field.current.value = title
  }

  return (
    <form
      className="title-form new-task"
      aria-label="Add a task"
      onSubmit={(event) => {
        event.preventDefault()
        const title = field.current?.value.trim() ?? ''
        event.currentTarget.reset()
        if (title !== '') onAdd(title, () => bringBack(title))
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
