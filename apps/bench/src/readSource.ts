import type { CaseResults } from './measure/measureCases.ts'
import { type Reading, reading } from './report/reading.ts'
import type { Source } from './rows/row.ts'
import { bundleSize } from './sizes/bundleSize.ts'

/**
 * What a source came to.
 * @throws Error for a figure that its case does not have
 */
export async function readSource(source: Source, results: CaseResults): Promise<Reading> {
  if (source.type === 'bundle') return reading([await bundleSize(source.imported, source.rxjs)])
  const { file } = source.case
  const values = (results.get(file) ?? []).map((figures) => {
    const value = figures[source.figure]
    if (value === undefined) throw new Error(`${file} measures no ${source.figure}.`)
    return value
  })
  return reading(values)
}
