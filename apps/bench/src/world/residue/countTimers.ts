/** Counts the timers that are set and have neither fired nor been cleared, from now on. */
export function countTimers(): () => number {
  const live = new Set<unknown>()
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis

  const setter = (task: () => void, ms?: number) => {
    const timer = setTimeout(() => {
      live.delete(timer)
      task()
    }, ms)
    live.add(timer)
    return timer
  }
  const repeater = (task: () => void, ms?: number) => {
    const timer = setInterval(task, ms)
    live.add(timer)
    return timer
  }
  const clearer = (clear: (timer: NodeJS.Timeout | undefined) => void) => {
    return (timer: NodeJS.Timeout | undefined) => {
      live.delete(timer)
      clear(timer)
    }
  }
  Object.assign(globalThis, {
    setTimeout: setter,
    setInterval: repeater,
    clearTimeout: clearer(clearTimeout),
    clearInterval: clearer(clearInterval),
  })
  return () => live.size
}
