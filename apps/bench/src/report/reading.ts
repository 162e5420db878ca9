import { median } from '../measure/quantile.ts'

/** What one side of a row came to, over all its processes. */
export interface Reading {
  readonly median: number
  readonly least: number
  readonly most: number
}

/** @throws RangeError for no values at all */
export function reading(values: readonly number[]): Reading {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) }
}
