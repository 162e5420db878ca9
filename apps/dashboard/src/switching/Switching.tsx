import { type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { useDashboard } from '../dashboardContext.ts'
import { Waiting } from '../screens/Waiting.tsx'
import { SwitchingContext } from './switchingContext.ts'

/** Props of {@link Switching}. */
export interface SwitchingProps {
  readonly children: ReactNode
}

/** Stands above the sign-in page, so that it does not flash between two people. */
export function Switching({ children }: SwitchingProps): ReactElement {
  const { session } = useDashboard()
  const [name, setName] = useState<string | null>(null)

  useEffect(() => {
    // A page that the back button brings out of the browser's cache is not leaving any more.
    const shownAgain = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) setName(null)
    }
    addEventListener('pageshow', shownAgain)
    return () => removeEventListener('pageshow', shownAgain)
  }, [])

  return (
    <SwitchingContext
      value={(person) => {
        setName(person.name)
        session.switchTo(person.id).catch(() => setName(null))
      }}
    >
      {name === null ? children : <Waiting>{`Switching to ${name}…`}</Waiting>}
    </SwitchingContext>
  )
}
