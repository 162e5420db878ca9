import type { CaseRef } from '../rows/row.ts'
import { buildCases } from './buildCases.ts'
import type { Figures } from './figures.ts'
import { runFresh } from './runFresh.ts'

/** What became of each case, by its file: the figures of each process. */
export type CaseResults = ReadonlyMap<string, readonly Figures[]>

/** How many processes that count run side by side. One that measures a time runs alone. */
const SIDE_BY_SIDE = 2

/** How often, and whom to tell how far it is. */
export interface MeasureOptions {
  /** Fresh processes for each case. */
  readonly runs: number
  readonly progress: (done: number, all: number) => void
}

/**
 * Runs each case in fresh processes. The cases take turns, so that a busy minute of the machine is
 * shared out among all of them.
 */
export async function measureCases(
  cases: readonly CaseRef[],
  { runs, progress }: MeasureOptions,
): Promise<CaseResults> {
  const { child, bundleOf } = await buildCases(cases.map(({ file }) => file))
  const results = new Map<string, Figures[]>()
  let done = 0

  async function run({ file, world, kind }: CaseRef): Promise<void> {
    const figures = await runFresh({ child, bundle: bundleOf(file), world, kind })
    results.set(file, [...(results.get(file) ?? []), figures])
    progress(++done, cases.length * runs)
  }

  async function drain(queue: CaseRef[]): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) await run(next)
  }

  const turns = Array.from({ length: runs }, () => cases).flat()
  await drain(turns.filter(({ kind }) => kind === 'time'))
  const counts = turns.filter(({ kind }) => kind === 'count')
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => drain(counts)))
  return results
}
