import type { Clock } from './clock.ts'

/** The longest wait that `setTimeout` counts right; a longer one fires at once. */
const longestTimerMs = 2 ** 31 - 1

/** The device's clocks and its timers. */
export function systemClock(): Clock {
  return {
    now: () => ({ mono: performance.now(), wall: Date.now() }),
    after(ms, task, { isIdle = false } = {}) {
      const due = performance.now() + ms
      let timer: ReturnType<typeof setTimeout>
      const arm = (left: number): void => {
        timer = setTimeout(check, Math.min(Math.ceil(left), longestTimerMs))
        // Of Node: a timer of a browser's holds nothing.
        if (isIdle) Object(timer).unref?.()
      }
      // Engines fire up to a millisecond early, and a long wait comes in pieces: both look again.
      const check = (): void => {
        const left = due - performance.now()
        if (left > 0) arm(left)
        else task()
      }
      arm(ms)
      return () => clearTimeout(timer)
    },
  }
}
