import { type ReactElement, useEffect, useRef, useState } from 'react'
import { routeHash } from '../route/route.ts'

/** Props of {@link TitleForm}. */
export interface TitleFormProps {
  /** The title as it is stored. */
  readonly title: string
  readonly isSaving: boolean
  readonly onSave: (title: string) => void
}

/** Edits a title. What was typed stays, whatever arrives from elsewhere meanwhile. */
export function TitleForm({ title, isSaving, onSave }: TitleFormProps): ReactElement {
  const [draft, setDraft] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const text = draft ?? title
  return (
    <form
      className="title-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') onSave(text)
      }}
    >
      <input
        ref={field}
        className="field"
        aria-label="Title"
        value={text}
        required
        autoComplete="off"
        onChange={({ target }) => setDraft(target.value)}
      />
      <button type="submit" className="button button-primary" aria-disabled={isSaving}>
        Save
      </button>
      <a className="button" href={routeHash({ type: 'documents' })}>
        Close
      </a>
    </form>
  )
}
