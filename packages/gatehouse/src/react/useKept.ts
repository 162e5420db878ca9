import { useEffect, useState } from 'react'
import type { Clock } from '../ports/clock.ts'
import { createKeeper } from './createKeeper.ts'
import { useLatest } from './useLatest.ts'
import { useStableConfig } from './useStableConfig.ts'

/** How something of a component's own comes and goes. */
export interface KeptOptions<Wanted, Kept> {
  /** Read once, at the mount. */
  readonly clock: () => Clock
  /** Must not throw: what could not be opened is an answer too. */
  readonly open: (wanted: Wanted) => Kept
  /** Read once, at the mount. */
  readonly close: (kept: Kept) => void
}

/**
 * One thing for as long as the component is mounted and `wanted` says the same; `null` until it is
 * there. A render opens nothing, so that one that React throws away has done nothing.
 */
export function useKept<Wanted, Kept>(
  wanted: Wanted,
  { clock, open, close }: KeptOptions<Wanted, Kept>,
): Kept | null {
  const stable = useStableConfig(wanted)
  const latestOpen = useLatest(open)
  const [keeper] = useState(() => createKeeper<Wanted, Kept>({ clock: clock(), close }))
  const [taken, setTaken] = useState<{ readonly wanted: Wanted; readonly kept: Kept } | null>(null)
  // Not a layout effect: those are undone while an outer Suspense hides the tree.
  useEffect(() => {
    setTaken({ wanted: stable, kept: keeper.take(stable, (it) => latestOpen.current(it)) })
    return () => keeper.release(() => setTaken(null))
  }, [keeper, stable, latestOpen])
  // `undefined` is what an app without a configuration wants.
  return taken !== null && taken.wanted === stable ? taken.kept : null
}
