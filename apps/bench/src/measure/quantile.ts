/**
 * The value that the share `at` of `values`, in [0, 1], do not exceed; between two of them, in
 * proportion.
 * @throws RangeError for no values at all
 */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = at * (sorted.length - 1)
  const lower = sorted[Math.floor(place)]
  const upper = sorted[Math.ceil(place)]
  if (lower === undefined || upper === undefined) throw new RangeError('A quantile of nothing.')
  return lower + (upper - lower) * (place - Math.floor(place))
}

/** The middle one. @throws RangeError for no values at all */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}
