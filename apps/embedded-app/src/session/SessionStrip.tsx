import { Fact, useRenewals } from '@gatehouse/app-kit'
import { useAuthState } from 'gatehouse/sanity/react'
import type { ReactElement } from 'react'

/** The auth state in numbers. A renewal shows here, and nowhere else. */
export function SessionStrip(): ReactElement {
  const type = useAuthState((state) => state.type)
  const method = useAuthState((state) => (state.type === 'logged-in' ? state.method : 'none'))
  const { count, last } = useRenewals()
  return (
    <section aria-label="Auth state">
      <dl className="facts">
        <Fact term="State" value={type} />
        <Fact term="Method" value={method} />
        <Fact term="Renewals" value={String(count)} />
        <Fact term="Last renewal" value={last === undefined ? 'none yet' : clockTime(last)} />
      </dl>
    </section>
  )
}

function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB')
}
