import type { DocumentRow } from '@gatehouse/app-kit/live'
import type { ReactElement } from 'react'
import { routeHash } from '../route/route.ts'
import { isUnderWay, type Saving } from './saving.ts'
import { TitleForm } from './TitleForm.tsx'

/** Props of {@link DocumentItem}. */
export interface DocumentItemProps {
  readonly document: DocumentRow
  /** Whether its title is being edited. */
  readonly isOpen: boolean
  readonly saving: Saving
  readonly onSave: (title: string) => void
}

/** One document of the list: a link that opens it, or the form that edits its title. */
export function DocumentItem({
  document,
  isOpen,
  saving,
  onSave,
}: DocumentItemProps): ReactElement {
  const { _id, _type, title, author } = document
  return (
    <li className={isOpen ? 'row row-open' : 'row'}>
      {isOpen ? (
        <TitleForm title={title} isSaving={isUnderWay(saving)} onSave={onSave} />
      ) : (
        <a className="row-link" href={routeHash({ type: 'document', id: _id })}>
          {title}
        </a>
      )}
      <span className="quiet small">{author === null ? _type : `${_type} by ${author}`}</span>
    </li>
  )
}
