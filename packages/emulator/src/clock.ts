/** The emulator's time: a base clock plus an offset that tests and the control API move. */
export interface Clock {
  /** Milliseconds since the epoch, as the emulated platform sees it. */
  now(): number
  /** Moves time by `ms` milliseconds; a negative number moves it back. */
  advance(ms: number): void
  /** Moves time to `now`, in milliseconds since the epoch. It keeps running from there. */
  set(now: number): void
  /** Undoes every move. */
  reset(): void
}

/** @param base - the clock underneath, in milliseconds since the epoch */
export function createClock(base: () => number): Clock {
  let offset = 0
  const now = (): number => base() + offset
  return {
    now,
    advance(ms) {
      offset += ms
    },
    set(target) {
      offset += target - now()
    },
    reset() {
      offset = 0
    },
  }
}
