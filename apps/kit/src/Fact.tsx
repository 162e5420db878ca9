import type { ReactElement } from 'react'

/** Props of {@link Fact}. */
export interface FactProps {
  readonly term: string
  readonly value: string
}

/** One fact of a `<dl className="facts">`: its name, and below it what it is. */
export function Fact({ term, value }: FactProps): ReactElement {
  return (
    <div className="fact">
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  )
}
