import { Avatar } from '@gatehouse/app-kit'
import type { ReactElement } from 'react'
import type { Person } from './people.ts'
import type { People } from './usePeople.ts'

/** Props of {@link PersonList}. */
export interface PersonListProps {
  readonly people: People
  /** The id of somebody who is not to be chosen. */
  readonly except?: string | undefined
  readonly onChoose: (person: Person) => void
}

/** The people to choose from, as cards. */
export function PersonList({ people, except, onChoose }: PersonListProps): ReactElement {
  switch (people.type) {
    case 'loading':
      return (
        <p className="quiet people-wait" role="status">
          Asking the emulator whom it knows…
        </p>
      )
    case 'failed':
      return (
        <div className="notice notice-bad" role="alert">
          <span>The emulator does not answer. Is it running?</span>
          <button type="button" className="button" onClick={people.retry}>
            Try again
          </button>
        </div>
      )
    case 'ready':
      return (
        <ul className="people">
          {people.people
            .filter(({ id }) => id !== except)
            .map((person) => (
              <li key={person.id}>
                <PersonCard person={person} onChoose={onChoose} />
              </li>
            ))}
        </ul>
      )
  }
}

interface PersonCardProps extends Pick<PersonListProps, 'onChoose'> {
  readonly person: Person
}

function PersonCard({ person, onChoose }: PersonCardProps): ReactElement {
  const { name, email, picture, canSignIn } = person
  return (
    <button type="button" className="person" onClick={() => onChoose(person)}>
      <Avatar name={name} picture={picture} size={44} />
      <span className="person-text">
        <strong>{name}</strong> <span className="quiet small">{email}</span>
        {!canSignIn && <span className="person-warning small">This sign-in will be refused</span>}
      </span>
    </button>
  )
}
