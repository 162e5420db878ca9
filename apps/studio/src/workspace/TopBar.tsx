import { Avatar } from '@gatehouse/app-kit'
import type { ReactElement } from 'react'
import { PROJECT } from '../config.ts'
import type { StudioPerson } from '../session/useStudioPerson.ts'

/** Which studio this is, and whom it has signed in. */
export function TopBar({ person }: { readonly person: StudioPerson }): ReactElement {
  return (
    <header className="top-bar">
      <svg className="mark" viewBox="0 0 16 16" width="28" height="28" aria-hidden="true">
        <path d="M2 15V7a6 6 0 0 1 12 0v8h-4V8a2 2 0 0 0-4 0v7z" />
      </svg>
      <h1 className="top-bar-title">{PROJECT.name} studio</h1>
      <section className="identity" aria-label="Signed in to the studio">
        <Identity {...person} />
      </section>
    </header>
  )
}

function Identity(person: StudioPerson): ReactElement {
  switch (person.type) {
    case 'asking':
      return <span className="quiet small">…</span>
    case 'nobody':
      return <span className="quiet small">Nobody is signed in to the studio</span>
    case 'unknown':
      return <span className="quiet small">The platform does not answer the studio</span>
    case 'somebody':
      return (
        <>
          <strong>{person.person.name}</strong>
          <Avatar name={person.person.name} picture={person.person.picture} />
        </>
      )
  }
}
