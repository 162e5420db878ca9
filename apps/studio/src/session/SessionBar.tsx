import { ActionButton } from '@gatehouse/app-kit'
import { type ReactElement, useId, useState } from 'react'
import { PEOPLE } from './people.ts'
import type { StudioCredential } from './studioCredential.ts'
import type { Manner, StudioSession } from './studioSession.ts'
import type { StudioActs } from './useStudioActs.ts'

/** Props of {@link SessionBar}. */
export interface SessionBarProps {
  readonly session: StudioSession
  readonly credential: StudioCredential
  readonly acts: StudioActs
}

/** Signs the studio in and out, as its own sign-in page would. */
export function SessionBar({ session, credential, acts }: SessionBarProps): ReactElement {
  const [manner, setManner] = useState<Manner>(session.manners[0])
  return (
    <fieldset className="acts" disabled={acts.isBusy}>
      <legend className="visually-hidden">The studio's session</legend>
      {session.manners.length > 1 && (
        <MannerSelect session={session} chosen={manner} onChoose={setManner} />
      )}
      {PEOPLE.map(({ id, name }) => (
        <ActionButton
          key={id}
          hint={`Begins a session of the studio for ${name}. The tool has no part in it.`}
          onClick={() => acts.signIn(id, manner)}
        >
          Sign in as {name}
        </ActionButton>
      ))}
      {credential.type === 'token' && (
        <ActionButton
          hint="The studio's token runs out now. The tool cannot renew it: only the studio can."
          onClick={() => acts.expire(credential.token)}
        >
          Expire the token
        </ActionButton>
      )}
      <span className="action-end">
        <ActionButton hint="Ends the studio's session, in every tab." onClick={acts.signOut}>
          Sign out
        </ActionButton>
      </span>
    </fieldset>
  )
}

interface MannerSelectProps {
  readonly session: Pick<StudioSession, 'manners' | 'mannerLabel'>
  readonly chosen: Manner
  readonly onChoose: (manner: Manner) => void
}

function MannerSelect({ session, chosen, onChoose }: MannerSelectProps): ReactElement {
  const id = useId()
  const { manners, mannerLabel } = session
  return (
    <div className="manner">
      <label htmlFor={id}>{mannerLabel}</label>
      <select
        id={id}
        className="field"
        value={chosen.id}
        onChange={({ target }) => {
          const next = manners.find((manner) => manner.id === target.value)
          if (next) onChoose(next)
        }}
      >
        {manners.map((manner) => (
          <option key={manner.id} value={manner.id}>
            {manner.label}
          </option>
        ))}
      </select>
    </div>
  )
}
