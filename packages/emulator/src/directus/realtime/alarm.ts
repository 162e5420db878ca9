import type { Clock } from '../../clock.ts'

/** Rings at a time of the emulator's clock. */
export interface Alarm {
  /** Replaces the time before. @param at - in ms since the epoch; `null` is never */
  set(at: number | null): void
  /** The clock may have been moved. */
  check(): void
}

/** The longest that a timer of JavaScript can wait, in ms. */
const LONGEST_MS = 2 ** 31 - 1

/** An alarm rings once, and never in the middle of the call that set it. */
export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let due: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const arm = (): void => {
    clearTimeout(timer)
    if (due === null) return
    timer = setTimeout(look, Math.min(Math.max(due - clock.now(), 0), LONGEST_MS))
  }
  // A timer may be early, and the clock may have been moved back.
  const look = (): void => {
    if (due === null || due > clock.now()) {
      arm()
      return
    }
    due = null
    ring()
  }
  return {
    set(at) {
      due = at
      arm()
    },
    check: arm,
  }
}
