import { Avatar } from '@gatehouse/app-kit'
import { useCurrentUser, useLogOut } from 'gatehouse/sanity/react'
import type { ReactElement } from 'react'

/** Who is signed in, and the way out. */
export function PersonBar(): ReactElement {
  const person = useCurrentUser()
  const logOut = useLogOut()
  return (
    <header className="person-bar">
      {person && (
        <>
          <Avatar
            name={person.name}
            picture={person.profileImage}
            size={44}
            alt={`Picture of ${person.name}`}
          />
          <div className="person-bar-text">
            <h1>{person.name}</h1>
            <p className="quiet small">{person.email}</p>
          </div>
        </>
      )}
      <button
        type="button"
        className="button"
        onClick={() => {
          // Here everything is forgotten either way; what could not be told stands in the log.
          logOut().catch(() => undefined)
        }}
      >
        Sign out of this app
      </button>
    </header>
  )
}
