import { ActionButton, Avatar } from '@gatehouse/app-kit'
import { useCurrentUser, useLogOut } from 'gatehouse/directus/react'
import type { ReactElement } from 'react'
import type { ModeText } from '../mode/mode.ts'
import { nameOf } from './nameOf.ts'

/** Props of {@link PersonBar}. */
export interface PersonBarProps {
  readonly mode: Pick<ModeText, 'signOut' | 'reach'>
}

/** Who is signed in, and the way out. */
export function PersonBar({ mode }: PersonBarProps): ReactElement {
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
      <span className="action-end">
        <ActionButton
          hint={mode.reach}
          onClick={() => {
            // Here everything is forgotten either way; what could not be told stands in the log.
            logOut().catch(() => undefined)
          }}
        >
          {mode.signOut}
        </ActionButton>
      </span>
    </header>
  )
}
