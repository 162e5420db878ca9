import type { ReactElement } from 'react'
import type { Live } from './followLive.ts'

/** Says whether what is shown is up to date. */
export function LiveBadge({ live }: { readonly live: Live<unknown> }): ReactElement {
  const [word, tone] = badgeOf(live)
  return (
    <span className={`badge badge-${tone}`} role="status" aria-label="Connection">
      {word}
    </span>
  )
}

function badgeOf(live: Live<unknown>): readonly [word: string, tone: string] {
  if (live.type !== 'ready') return ['Loading…', 'plain']
  if (live.isCutOff) return ['No network: trying again', 'bad']
  return live.isLive ? ['Live', 'good'] : ['Connecting…', 'warn']
}
