/** One line of the table that says where a vendor's name is to be found with us. */
export interface MoveRow {
  readonly name: string
  /** Where the vendor exports it; `—`: nowhere. */
  readonly theirs: string
  readonly ours: string
  readonly why: string
}

/** Reads the tables of the guide, each by the package that its heading names. */
export function moveTables(guide: string): ReadonlyMap<string, readonly MoveRow[]> {
  const [, ...sections] = guide.split(/^## `/m)
  return new Map(
    sections.map((section) => [
      section.slice(0, section.indexOf('`')),
      section.split('\n').flatMap((line) => rowOf(line) ?? []),
    ]),
  )
}

function rowOf(line: string): MoveRow | undefined {
  const [, first = '', theirs = '', ours = '', ...why] = line.split('|').map((cell) => cell.trim())
  const name = /^`(\w+)`$/.exec(first)?.[1]
  return name === undefined ? undefined : { name, theirs, ours, why: why.join(' ').trim() }
}
