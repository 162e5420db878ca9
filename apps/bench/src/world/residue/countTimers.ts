type Task = (...args: readonly unknown[]) => void

/**
 * Counts the timers that are set and have neither fired nor been cleared, from now on. They are
 * numbers from here on, as in a browser: Node's own may be detached, and then leave a list behind.
 */
export function countTimers(): () => number {
  const live = new Set<number>()
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis

  const set = (task: Task, ms?: number, ...args: readonly unknown[]): number => {
    const id = Number(
      setTimeout(() => {
        live.delete(id)
        task(...args)
      }, ms),
    )
    live.add(id)
    return id
  }
  const repeat = (task: Task, ms?: number, ...args: readonly unknown[]): number => {
    const id = Number(setInterval(task, ms, ...args))
    live.add(id)
    return id
  }
  const forget = (clear: (id: number | undefined) => void) => (id?: number) => {
    if (id !== undefined) live.delete(id)
    clear(id)
  }
  Object.assign(globalThis, {
    setTimeout: set,
    setInterval: repeat,
    clearTimeout: forget(clearTimeout),
    clearInterval: forget(clearInterval),
  })
  return () => live.size
}
