/** One moment, on both of a device's clocks. */
export interface Instant {
  /** Milliseconds on a clock that never jumps, from an arbitrary start. It may stand still in sleep. */
  readonly mono: number
  /** Milliseconds since the epoch, as the device believes. It may jump. */
  readonly wall: number
}

/** How a wait is kept. */
export interface WaitOptions {
  /**
   * Whether nobody waits for it: a process on a server may end before it is over.
   * @defaultValue false
   */
  readonly isIdle?: boolean
}

/** The passing of time. */
export interface Clock {
  readonly now: () => Instant
  /**
   * Runs `task` once, `ms` milliseconds from now, however many that is. Returns the stop.
   * Not earlier, and as late as the browser's throttling makes it.
   */
  readonly after: (ms: number, task: () => void, options?: WaitOptions) => () => void
}
