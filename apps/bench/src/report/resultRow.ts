import type { Row, Target } from '../rows/row.ts'
import { formatNumber } from './formatNumber.ts'
import type { Reading } from './reading.ts'
import { verdict } from './verdict.ts'

/** A row with what it came to. */
export interface Result {
  readonly row: Row
  readonly ours: Reading
  readonly theirs?: Reading | undefined
}

/** The headings of the cells below. */
export const HEADINGS = ['', 'ours', 'theirs', 'ours / theirs', 'target', ''] as const

/** One line of the table, cell by cell. */
export function resultRow({ row, ours, theirs }: Result): readonly string[] {
  const { what, unit, target } = row
  return [
    what,
    show(ours, unit),
    theirs ? show(theirs, unit) : '–',
    theirs ? quotient(ours.median, theirs.median) : '–',
    target ? wanted(target, unit) : '',
    verdict({ ours: ours.median, theirs: theirs?.median, target }),
  ]
}

function show({ median, least, most }: Reading, unit: string): string {
  const value = `${formatNumber(median)}${unit && ` ${unit}`}`
  return least === most ? value : `${value} (${formatNumber(least)}–${formatNumber(most)})`
}

function quotient(ours: number, theirs: number): string {
  return theirs === 0 ? '–' : (ours / theirs).toFixed(3)
}

function wanted(target: Target, unit: string): string {
  if (target.type === 'exactly') return formatNumber(target.value)
  const most = `≤ ${formatNumber(target.value)}${unit && ` ${unit}`}`
  if (target.type === 'most') return most
  return `≤ ${(target.value / target.theirs).toFixed(3)} (${formatNumber(target.value)} / ${formatNumber(target.theirs)} ${unit})`
}
