import type { ReactElement } from 'react'

/** Says whether the list changes by itself. */
export function LiveBadge({ isLive }: { readonly isLive: boolean }): ReactElement {
  return (
    <span
      className={isLive ? 'badge badge-good' : 'badge badge-warn'}
      role="status"
      aria-label="Connection"
    >
      {isLive ? 'Live' : 'Connecting…'}
    </span>
  )
}
