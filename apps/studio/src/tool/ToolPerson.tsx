import { Avatar, Fact } from '@gatehouse/app-kit'
import { useAuthState, useCurrentUser, useLogOut } from 'gatehouse/sanity/react'
import type { ReactElement } from 'react'

/** Props of {@link ToolPerson}. */
export interface ToolPersonProps {
  /** Called when the tool has signed out, for the studio to look what is left. */
  readonly onSignedOut: () => void
}

/** Whom the tool has signed in, by what, and the way out. */
export function ToolPerson({ onSignedOut }: ToolPersonProps): ReactElement {
  const person = useCurrentUser()
  const type = useAuthState((state) => state.type)
  const method = useAuthState((state) => (state.type === 'logged-in' ? state.method : 'none'))
  const logOut = useLogOut()
  return (
    <div className="tool-person">
      {person && (
        <>
          <Avatar name={person.name} picture={person.profileImage} size={44} />
          <div className="tool-person-text">
            <h3>{person.name}</h3>
            <p className="quiet small">{person.email}</p>
          </div>
        </>
      )}
      <dl className="facts">
        <Fact term="State" value={type} />
        <Fact term="Method" value={method} />
      </dl>
      <button
        type="button"
        className="button"
        onClick={() => {
          // Here everything is forgotten either way; what could not be told stands in the log.
          void logOut()
            .catch(() => undefined)
            .then(onSignedOut)
        }}
      >
        Sign out with this tool
      </button>
    </div>
  )
}
