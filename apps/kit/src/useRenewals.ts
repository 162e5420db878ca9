import { useAuthState } from 'gatehouse/react'
import { useState } from 'react'

/** The renewals of this session that were seen. */
export interface Renewals {
  readonly count: number
  /** When the last one was, in milliseconds since the epoch. */
  readonly last: number | undefined
}

/** Counts the renewals since the session began. */
export function useRenewals(): Renewals {
  const last = useAuthState((state) =>
    state.type === 'logged-in' ? state.lastTokenRefresh : undefined,
  )
  const [seen, setSeen] = useState<Renewals>({ count: 0, last })
  if (seen.last === last) return seen
  const next = { count: seen.count + 1, last }
  setSeen(next)
  return next
}
