/**
 * What a page lives through that a session cares about.
 * - `woke`: it may have slept, been hidden or been restored; look at the clock.
 * - `online`, `offline`: what the browser believes of its network.
 * - `hidden`: it may be frozen or put aside at any moment; let go of what others wait for.
 * - `navigated`: its address changed without a load (a hash link, the back button).
 */
export type PageEvent = 'woke' | 'online' | 'offline' | 'hidden' | 'navigated'

/** The document this code runs in. */
export interface Page {
  /** The address, or `''` where there is none (a server). */
  readonly href: () => string
  /** Changes the address in place: no load, no new history entry, `history.state` kept. */
  readonly replaceHref: (href: string) => void
  /** Leaves for another page, as a link does. The code here runs on until this one is gone. */
  readonly assign: (href: string) => void
  /** False only when the browser is sure that there is no network. */
  readonly isOnline: () => boolean
  /** Returns the stop. */
  readonly subscribe: (listener: (event: PageEvent) => void) => () => void
}
