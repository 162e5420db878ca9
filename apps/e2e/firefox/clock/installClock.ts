/** The name under which a page keeps its {@link PageClock}. */
export const CLOCK = 'gatehouseClock'

/** The clock of one document. */
export interface PageClock {
  /** Moves time on, and lets go off what has become due. */
  readonly leap: (ms: number) => void
}

/**
 * Runs in every frame before the page's own scripts, and puts its time into the story's hands: both
 * clocks, and one-off timers. It is sent to the browser as text: nothing outside of it can be used
 * in it.
 */
export function installClock(name: string): void {
  interface Timer {
    readonly due: number
    readonly task: () => void
    real: number
  }
  const { setTimeout: start, clearTimeout: stop, Date: RealDate } = window
  const mono = performance.now.bind(performance)
  const timers = new Map<number, Timer>()
  let offset = 0
  const now = (): number => mono() + offset

  /** Starts the real timer of one; its first number stays the one that the page knows. */
  const arm = (timer: Timer, id?: number): number => {
    timer.real = start(
      () => {
        timers.delete(known)
        timer.task()
      },
      Math.max(0, timer.due - now()),
    )
    const known = id ?? timer.real
    timers.set(known, timer)
    return known
  }
  const leap = (ms: number): void => {
    offset += ms
    for (const [id, timer] of timers) {
      stop(timer.real)
      arm(timer, id)
    }
  }

  window.Date = class extends RealDate {
    constructor(...parts: readonly unknown[]) {
      super(...((parts.length === 0 ? [RealDate.now() + offset] : parts) as [number]))
    }
    static override now(): number {
      return RealDate.now() + offset
    }
  } as DateConstructor
  performance.now = now
  window.setTimeout = ((task: unknown, ms = 0, ...values: readonly unknown[]) =>
    typeof task === 'function'
      ? arm({ due: now() + ms, task: () => task(...values), real: 0 })
      : start(String(task), ms)) as typeof window.setTimeout
  window.clearTimeout = (id) => {
    const timer = id === undefined ? undefined : timers.get(Number(id))
    if (timer) timers.delete(Number(id))
    stop(timer?.real ?? id)
  }
  Object.assign(window, { [name]: { leap } })
}
