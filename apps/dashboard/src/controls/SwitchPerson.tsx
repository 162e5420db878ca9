import { ActionButton } from '@gatehouse/app-kit'
import { useCurrentUser } from 'gatehouse/react'
import { type ReactElement, useId } from 'react'
import { useDashboard } from '../dashboardContext.ts'
import { PersonList } from '../people/PersonList.tsx'
import { usePeople } from '../people/usePeople.ts'
import { useSwitchTo } from '../switching/switchingContext.ts'

/** Lets one go on as somebody else. */
export function SwitchPerson(): ReactElement {
  const id = useId()
  const { config } = useDashboard()
  const people = usePeople(config.apiHost)
  const current = useCurrentUser()
  const switchTo = useSwitchTo()
  return (
    <>
      <span className="action-end switch-anchor">
        <ActionButton hint="Ends this session, and begins another person's." popoverTarget={id}>
          Switch person
        </ActionButton>
      </span>
      <div id={id} popover="auto" className="card switch" role="dialog" aria-label="Continue as">
        <h2>Continue as</h2>
        <PersonList people={people} except={current?.id} onChoose={switchTo} />
      </div>
    </>
  )
}
