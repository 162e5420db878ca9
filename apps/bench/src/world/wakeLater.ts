import { sleepThrough } from './sleepThrough.ts'

/**
 * Lets the person come back to the page after `ms` milliseconds, in which the device slept: the
 * clocks have moved on, no timer has fired.
 */
export function wakeLater(ms: number): void {
  sleepThrough(ms)
  document.dispatchEvent(new window.Event('visibilitychange'))
}
