import { createContext, useContext } from 'react'
import type { Person } from '../people/people.ts'

/** Ends this person's session and begins another's. */
export type SwitchTo = (person: Person) => void

/** Hands the switch to the screens. */
export const SwitchingContext: React.Context<SwitchTo | null> = createContext<SwitchTo | null>(null)

/** The switch of the tree. Throws outside of one. */
export function useSwitchTo(): SwitchTo {
  const switchTo = useContext(SwitchingContext)
  if (switchTo) return switchTo
  throw new Error('This component belongs inside of <Switching>.')
}
