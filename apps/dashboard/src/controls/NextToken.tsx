import { ActionButton } from '@gatehouse/app-kit'
import { type ReactElement, useId } from 'react'
import { TOKEN_KINDS } from '../frame/tokenKind.ts'
import type { ToolbarProps } from './Toolbar.tsx'

/** What the app gets when it is loaded next. */
export function NextToken({ tokens, onReload }: ToolbarProps): ReactElement {
  const hint = useId()
  const kindId = useId()
  const { kind, setKind, isNextBad, setNextBad } = tokens
  return (
    <fieldset className="tools">
      <legend>Next load</legend>
      <div className="labelled">
        <label htmlFor={kindId}>Token kind</label>
        <select
          id={kindId}
          className="field"
          value={kind}
          onChange={({ target }) => {
            const next = TOKEN_KINDS.find((candidate) => candidate === target.value)
            if (next) setKind(next)
          }}
        >
          {TOKEN_KINDS.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </div>
      <label className="labelled">
        <input
          type="checkbox"
          checked={isNextBad}
          aria-describedby={hint}
          onChange={({ target }) => setNextBad(target.checked)}
        />
        <span>Bad token</span>
      </label>
      <span id={hint} className="visually-hidden">
        The next token is one that the platform does not know. The app has to notice, and ask for
        another one.
      </span>
      <ActionButton hint="Loads the app anew, with a fresh token." onClick={onReload}>
        Reload the app
      </ActionButton>
    </fieldset>
  )
}
