import { type ReactElement, useEffect, useRef } from 'react'

/** Props of {@link TitleForm}. */
export interface TitleFormProps {
  readonly title: string
  readonly label: string
  readonly action: string
  /** `undefined`: nothing is to change. */
  readonly onDone: (title: string | undefined) => void
}

/** Renames a task. Escape leaves it as it is. */
export function TitleForm({ title, label, action, onDone }: TitleFormProps): ReactElement {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // Not every browser focuses what is selected.
    field.current?.focus()
    field.current?.select()
  }, [])
  return (
    <form
      className="title-form"
      onSubmit={(event) => {
        event.preventDefault()
        const next = field.current?.value.trim()
        onDone(next === '' || next === title ? undefined : next)
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onDone(undefined)
      }}
    >
      <input ref={field} className="field" aria-label={label} defaultValue={title} required />
      <button type="submit" className="button button-primary">
        {action}
      </button>
      <button type="button" className="button" onClick={() => onDone(undefined)}>
        Cancel
      </button>
    </form>
  )
}
