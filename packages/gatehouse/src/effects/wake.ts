import type { Environment } from '../ports/environment.ts'

/** Longest jitter, in milliseconds, and as a share of the wait. */
const JITTER_MS = 2_000
const JITTER_SHARE = 0.02

/** The one timer of a session. */
export interface Wake {
  /** When to wake, on the monotonic clock; `undefined`: not at all. */
  readonly schedule: (mono: number | undefined) => void
}

/** Calls `wake` when it is time, a little later in some tabs than in others (F20). */
export function createWake({ clock, random }: Environment, wake: () => void): Wake {
  let scheduled: number | undefined
  let stop = () => {}
  return {
    schedule(mono) {
      if (mono === scheduled) return
      stop()
      stop = () => {}
      scheduled = mono
      if (mono === undefined) return
      const wait = Math.max(0, mono - clock.now().mono)
      const due = wait + Math.min(JITTER_MS, wait * JITTER_SHARE) * random()
      const start = (): void => {
        scheduled = undefined
        wake()
      }
      // Whoever waits for a credential holds a script; a session alone does not.
      stop = clock.after(due, start, { isIdle: true })
    },
  }
}
