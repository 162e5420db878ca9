import type { Environment } from '../../ports/environment.ts'
import type { LogEntry } from '../../ports/log.ts'
import type { PageEvent } from '../../ports/page.ts'

/** What a tab still holds on to. All zero once whatever ran in it is disposed of. */
export interface TabHoldings {
  readonly timers: number
  readonly pageListeners: number
  readonly channelListeners: number
  readonly storageListeners: number
  readonly locks: number
}

/** One tab of the simulated world. */
export interface WorldTab {
  readonly id: number
  readonly environment: Environment
  /** Another environment of the same tab, as each store makes its own: they hear each other's messages. */
  readonly openEnvironment: () => Environment
  readonly isAlive: () => boolean
  readonly isFrozen: () => boolean
  /** Closes the tab, or lets it crash: nothing in it ever runs again. */
  readonly kill: () => void
  /** The browser puts the tab aside, after telling it, as `freeze` and `pagehide` do. */
  readonly freeze: (options?: { readonly untold?: boolean }) => void
  /** Lets a frozen tab go on. */
  readonly thaw: () => void
  /** Sets this tab's wall clock wrong, by so many milliseconds. */
  readonly setWallOffset: (ms: number) => void
  /** Lets timers end on whole minutes only, as in a tab that was hidden for long. */
  readonly throttle: (throttled: boolean) => void
  /** What the browser says to the page. */
  readonly tell: (event: PageEvent) => void
  /** Everything that was logged here. */
  readonly log: () => readonly LogEntry[]
  readonly holdings: () => TabHoldings
}
