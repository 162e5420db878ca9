import type { Clock } from '../../../ports/clock.ts'

/** A clock that only a test moves. */
export interface ManualClock extends Clock {
  readonly advance: (ms: number) => void
  /** How many timers are set: none may be left behind. */
  readonly pending: () => number
}

/** Starts at zero. */
export function manualClock(): ManualClock {
  let time = 0
  const timers = new Set<{ readonly due: number; readonly task: () => void }>()
  const nextUntil = (limit: number) =>
    [...timers].filter(({ due }) => due <= limit).sort((a, b) => a.due - b.due)[0]
  return {
    now: () => ({ mono: time, wall: time }),
    after(ms, task) {
      const timer = { due: time + ms, task }
      timers.add(timer)
      return () => {
        timers.delete(timer)
      }
    },
    advance(ms) {
      const limit = time + ms
      for (let timer = nextUntil(limit); timer; timer = nextUntil(limit)) {
        timers.delete(timer)
        time = timer.due
        timer.task()
      }
      time = limit
    },
    pending: () => timers.size,
  }
}
