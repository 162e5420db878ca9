import { Avatar } from '@gatehouse/app-kit'
import { useCurrentUser, useLogOut } from 'gatehouse/directus/react'
import type { ReactElement } from 'react'
import { nameOf } from './nameOf.ts'

/** Who is signed in, and the way out. */
export function PersonBar(): ReactElement {
  const person = useCurrentUser()
  const logOut = useLogOut()
  const name = person ? nameOf(person) : ''
  return (
    <header className="person-bar">
      {person && <Avatar name={name} size={44} />}
      <div className="person-bar-text">
        <h2>{name}</h2>
        <p className="quiet small">{person?.email}</p>
      </div>
      <button
        type="button"
        className="button"
        onClick={() => {
          // Here everything is forgotten either way; what could not be told stands in the log.
          logOut().catch(() => undefined)
        }}
      >
        Sign out everywhere
      </button>
    </header>
  )
}
