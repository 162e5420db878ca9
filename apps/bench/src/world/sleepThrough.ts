/** Moves this process's clocks on by `ms` milliseconds, in which no timer fires. */
export function sleepThrough(ms: number): void {
  const wall = Date.now
  const mono = performance.now.bind(performance)
  Date.now = () => wall() + ms
  performance.now = () => mono() + ms
}
