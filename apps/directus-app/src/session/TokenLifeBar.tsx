import { type ReactElement, useId, useState } from 'react'
import { inWords, tokenLife } from './tokenLife.ts'
import { useNow } from './useNow.ts'

/** Props of {@link TokenLifeBar}. */
export interface TokenLifeBarProps {
  /** When the token runs out, in milliseconds since the epoch. */
  readonly expiresAt: number
}

/** What is left of one token's life; the next one begins with a full bar. */
export function TokenLifeBar({ expiresAt }: TokenLifeBarProps): ReactElement {
  const id = useId()
  const now = useNow()
  const [from] = useState(now)
  const { seconds, share } = tokenLife({ from, to: expiresAt }, now)
  return (
    <div className="life">
      <label className="quiet small" htmlFor={id}>
        The token's life
      </label>
      <meter className="life-bar" id={id} value={share} aria-valuetext={`${inWords(seconds)} left`}>
        {inWords(seconds)}
      </meter>
      <span className="life-left">{inWords(seconds)}</span>
    </div>
  )
}
