import type { ReactElement } from 'react'

/** Props of {@link Waiting}. */
export interface WaitingProps {
  /** What is waited for, in a few words. */
  readonly children: string
}

/** A calm page while something short goes on; it shows itself only when that is not so short. */
export function Waiting({ children }: WaitingProps): ReactElement {
  return (
    <main className="waiting">
      <p className="waiting-line" role="status">
        {children}
      </p>
    </main>
  )
}
