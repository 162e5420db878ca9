import { ActionButton } from '@gatehouse/app-kit'
import { useLogOut } from 'gatehouse/react'
import type { ReactElement } from 'react'
import type { AppTokens } from '../frame/useAppTokens.ts'
import { NextToken } from './NextToken.tsx'
import { SwitchPerson } from './SwitchPerson.tsx'
import { useTrouble } from './useTrouble.ts'

/** Props of {@link Toolbar}. */
export interface ToolbarProps {
  readonly tokens: AppTokens
  /** Loads the app anew, with a fresh token. */
  readonly onReload: () => void
}

/** Things to do to the running app, to see what it does about them. */
export function Toolbar({ tokens, onReload }: ToolbarProps): ReactElement {
  const trouble = useTrouble(tokens.handedOut)
  const logOut = useLogOut()
  return (
    <section className="card toolbar" aria-label="Try things on the app">
      <fieldset className="tools">
        <legend>Break something</legend>
        <ActionButton
          hint="The app's token runs out now. Its next request is refused, and the app renews by itself."
          onClick={trouble.expire}
        >
          Expire the token
        </ActionButton>
        <ActionButton
          hint="The platform withdraws the app's token. The app asks this dashboard for another one."
          onClick={trouble.revoke}
        >
          Revoke the token
        </ActionButton>
        <ActionButton
          hint="Every request to the API dies on the way for 10 seconds. What one saves meanwhile waits."
          disabled={trouble.networkIn > 0}
          onClick={trouble.cutNetwork}
        >
          Cut the network for 10 s
        </ActionButton>
        {trouble.networkIn > 0 && (
          <span className="badge badge-warn" role="timer" aria-label="Network is cut">
            back in {trouble.networkIn} s
          </span>
        )}
      </fieldset>
      <NextToken tokens={tokens} onReload={onReload} />
      <fieldset className="tools tools-end">
        <legend>Person</legend>
        <SwitchPerson />
        <span className="action-end">
          <ActionButton
            hint="Ends the session in every tab. The app's token dies with it."
            onClick={() => {
              // What could not be told to the platform stands in the log.
              logOut().catch(() => undefined)
            }}
          >
            Sign out
          </ActionButton>
        </span>
      </fieldset>
    </section>
  )
}
