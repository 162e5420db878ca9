import type { ReactElement } from 'react'
import { OneTimeCode } from './OneTimeCode.tsx'
import { PEOPLE, type SeedPerson } from './people.ts'

/** Who can sign in, while it is the emulator that is signed in to. */
export function SeedPeople(): ReactElement {
  return (
    <section className="hints" aria-labelledby="hints-title">
      <h2 id="hints-title">People of the emulator</h2>
      <ul>
        {PEOPLE.map((person) => (
          <Hint key={person.email} {...person} />
        ))}
      </ul>
    </section>
  )
}

function Hint({ name, email, password, note, secret }: SeedPerson): ReactElement {
  return (
    <li className="hint">
      <span>
        <strong>{name}</strong> <span className="quiet">{note}</span>
      </span>
      <code className="hint-text">{email}</code>
      <code className="hint-text">{password}</code>
      {secret !== undefined && (
        <span>
          <span className="quiet">one-time code</span> <OneTimeCode secret={secret} />
        </span>
      )}
    </li>
  )
}
