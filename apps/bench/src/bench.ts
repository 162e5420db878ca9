import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureCases } from './measure/measureCases.ts'
import { readSource } from './readSource.ts'
import { machine } from './report/machine.ts'
import { HEADINGS, type Result, resultRow } from './report/resultRow.ts'
import { textTable } from './report/textTable.ts'
import type { CaseRef, Row } from './rows/row.ts'
import { sections } from './rows/sections.ts'

const { values } = parseArgs({
  // pnpm hands on the `--` that stands between its options and ours.
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    /** Fresh processes for each case. */
    runs: { type: 'string', default: '9' },
    /** Only rows with this in their name. */
    only: { type: 'string', default: '' },
  },
})
const runs = Number(values.runs)
const wanted = sections
  .map((section) => ({ ...section, rows: section.rows.filter(isWanted) }))
  .filter(({ rows }) => rows.length > 0)

const results = await measureCases(casesOf(wanted.flatMap(({ rows }) => rows)), { runs, progress })
const parts: string[] = []
for (const { title, note, rows } of wanted) {
  const lines = await Promise.all(rows.map(measured))
  parts.push(`## ${title}`, note, textTable(HEADINGS, lines.map(resultRow)))
}
const report = ['# Gatehouse beside the vendor’s packages', machine(runs), ...parts].join('\n\n')

console.log(report)
const folder = join(import.meta.dirname, '../artifacts')
await mkdir(folder, { recursive: true })
await writeFile(join(folder, 'results.md'), `${report}\n`)

function isWanted({ what }: Row): boolean {
  return what.toLowerCase().includes(values.only.toLowerCase())
}

/** Each case once, though several rows may read its figures. */
function casesOf(rows: readonly Row[]): readonly CaseRef[] {
  const sources = rows.flatMap(({ ours, theirs }) => (theirs ? [ours, theirs] : [ours]))
  const cases = sources.flatMap((source) => (source.type === 'case' ? [source.case] : []))
  return [...new Map(cases.map((each) => [each.file, each])).values()]
}

async function measured(row: Row): Promise<Result> {
  const { ours, theirs } = row
  return {
    row,
    ours: await readSource(ours, results),
    theirs: theirs && (await readSource(theirs, results)),
  }
}

function progress(done: number, all: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all} processes `)
}
