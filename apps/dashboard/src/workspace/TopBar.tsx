import { Avatar } from '@gatehouse/app-kit'
import { useCurrentUser } from 'gatehouse/react'
import type { CurrentUser } from 'gatehouse/sanity'
import type { ReactElement } from 'react'
import { ORGANIZATION } from '../apps.ts'

/** Where one is, and as whom. */
export function TopBar(): ReactElement {
  const person = useCurrentUser<CurrentUser>()
  return (
    <header className="top-bar">
      <Mark />
      <h1 className="top-bar-title">{ORGANIZATION.name}</h1>
      {person && (
        <section className="identity" aria-label="Signed in as">
          <span className="identity-text">
            <strong>{person.name}</strong>
            <span className="quiet small">{person.email}</span>
          </span>
          <Avatar name={person.name} picture={person.profileImage} />
        </section>
      )}
    </header>
  )
}

function Mark(): ReactElement {
  return (
    <svg className="mark" viewBox="0 0 16 16" width="28" height="28" aria-hidden="true">
      <path d="M2 15V7a6 6 0 0 1 12 0v8h-4V8a2 2 0 0 0-4 0v7z" />
    </svg>
  )
}
