import type { Clock } from '../ports/clock.ts'

/** Keeps one thing for a component, through a remount that follows at once. */
export interface Keeper<Wanted, Kept> {
  /** What was opened for this very `wanted`: what stands, or a new one in its place. */
  readonly take: (wanted: Wanted, open: (wanted: Wanted) => Kept) => Kept
  /** Lets go, one macrotask later, unless it is taken again before; then calls `gone`. */
  readonly release: (gone: () => void) => void
}

/** What a keeper needs. */
export interface KeeperOptions<Kept> {
  readonly clock: Clock
  /** Ends what was kept. */
  readonly close: (kept: Kept) => void
}

/** Makes a keeper, which touches nothing before something is taken. */
export function createKeeper<Wanted, Kept>({
  clock,
  close,
}: KeeperOptions<Kept>): Keeper<Wanted, Kept> {
  let standing: { readonly wanted: Wanted; readonly kept: Kept } | undefined
  let stay = () => {}

  function end(): void {
    if (standing) close(standing.kept)
    standing = undefined
  }

  return {
    take(wanted, open) {
      stay()
      if (!standing || standing.wanted !== wanted) {
        end()
        standing = { wanted, kept: open(wanted) }
      }
      return standing.kept
    },
    release(gone) {
      stay()
      stay = clock.after(0, () => {
        end()
        gone()
      })
    },
  }
}
