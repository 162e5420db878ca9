import { ActionButton } from '@gatehouse/app-kit'
import { useDirectus } from 'gatehouse/directus/react'
import { type ReactElement, useState } from 'react'

/** Renews before it is time, as an app never has to. */
export function RenewButton(): ReactElement {
  const client = useDirectus()
  const [isBusy, setBusy] = useState(false)
  return (
    <span className="action-end">
      <ActionButton
        hint="Asks for another token now. By itself that happens before the old one runs out."
        aria-disabled={isBusy}
        onClick={() => {
          if (isBusy) return
          setBusy(true)
          // What went wrong stands in the log; the session goes on with the token that it has.
          client
            .refresh()
            .catch(() => undefined)
            .finally(() => setBusy(false))
        }}
      >
        Renew now
      </ActionButton>
    </span>
  )
}
