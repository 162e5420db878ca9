import { useState } from 'react'
import { nextOccupancy, vacant } from './occupancy.ts'
import { userOf } from './selectors.ts'
import { useAuthState } from './useAuthState.ts'

/** A number that is another one when somebody else signs in: a `key` for all that is a person's. */
export function useOccupancy(): number {
  const person = useAuthState((state) => userOf(state)?.id)
  const [former, setFormer] = useState(vacant)
  const occupancy = nextOccupancy(former, person)
  if (occupancy !== former) setFormer(occupancy)
  return occupancy.number
}
