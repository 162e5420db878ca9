/**
 * Lets the person come back to the page after `ms` milliseconds, in which the device slept: the
 * clocks have moved on, no timer has fired.
 */
export function wakeLater(ms: number): void {
  const wall = Date.now
  const mono = performance.now.bind(performance)
  Date.now = () => wall() + ms
  performance.now = () => mono() + ms
  document.dispatchEvent(new window.Event('visibilitychange'))
}
