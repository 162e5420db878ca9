import { Fact, useRenewals } from '@gatehouse/app-kit'
import { useAuthState } from 'gatehouse/directus/react'
import type { ReactElement } from 'react'
import type { ModeText } from '../mode/mode.ts'
import { RenewButton } from './RenewButton.tsx'
import { TokenLifeBar } from './TokenLifeBar.tsx'

/** The session in numbers. A renewal shows here, and nowhere else. */
export function SessionStrip({ mode }: { readonly mode: ModeText }): ReactElement {
  const type = useAuthState((state) => state.type)
  const expiresAt = useAuthState((state) =>
    state.type === 'logged-in' ? state.expiresAt : undefined,
  )
  const { count } = useRenewals()
  return (
    <section className="card session-strip" aria-label="Session">
      <dl className="facts">
        <Fact term="State" value={type} />
        <Fact term="Mode" value={mode.name} />
        <Fact term="Renewals" value={String(count)} />
      </dl>
      {expiresAt !== undefined && <TokenLifeBar key={expiresAt} expiresAt={expiresAt} />}
      <RenewButton />
    </section>
  )
}
