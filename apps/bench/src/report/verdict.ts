import type { Target } from '../rows/row.ts'

/** Both sides of a row, as their medians. */
export interface Comparison {
  readonly ours: number
  readonly theirs?: number | undefined
  readonly target?: Target | undefined
}

/** What to say of a row, plainly. */
export function verdict({ ours, theirs, target }: Comparison): string {
  if (target?.type === 'exactly') return ours === target.value ? 'met' : 'MISSED'
  const worse = theirs !== undefined && ours > theirs ? 'WORSE THAN THEIRS' : ''
  if (!target) return worse
  if (target.type === 'ratio' && theirs === undefined) return 'nothing to compare with'
  const [value, limit] =
    target.type === 'most'
      ? [ours, target.value]
      : [ours / (theirs ?? Number.NaN), target.value / target.theirs]
  if (value <= limit) return worse || 'met'
  const missed = limit === 0 ? 'MISSED' : `MISSED, ×${(value / limit).toFixed(2)}`
  return worse ? `${missed}; ${worse}` : missed
}
