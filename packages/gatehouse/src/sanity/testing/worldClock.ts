import { type ManualClock, manualClock } from '../comlink/testing/manualClock.ts'

/** When the worlds of these tests begin, in milliseconds since the epoch. */
export const START: number = Date.UTC(2026, 0, 5, 9)

/** A clock that only a test moves, whose wall shows a date of our time. */
export function worldClock(): ManualClock {
  const clock = manualClock()
  return {
    ...clock,
    now() {
      const { mono } = clock.now()
      return { mono, wall: START + mono }
    },
  }
}
