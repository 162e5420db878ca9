import type { Row, Section, Source } from './row.ts'

const FIGURES = [
  ['Heap in each cycle, in words of 8 bytes,', 'words'],
  ['Objects', 'objects'],
  ['Listeners on window and document', 'listeners'],
  ['Timers', 'timers'],
  ['Broadcast channels', 'channels'],
  ['Locks', 'locks'],
] as const

/** What 1,000 lives of an app in a dashboard leave behind. */
export const dashboardResidueSection: Section = {
  title: '1,000 create-and-dispose cycles in a dashboard',
  note: 'Signed in by the address, the person known, ten subscribers, one request of a global client, disposed of. What is left after a collection, beyond what was there before.',
  rows: residueRows('cycles/ours', 'cycles/theirs'),
}

/** What 1,000 lives of a session that tabs share leave behind. */
export const sharedResidueSection: Section = {
  title: '1,000 create-and-dispose cycles of a session that tabs share',
  note: 'Kept in storage, renewed once under a lock, disposed of. Theirs in OAuth mode; ours with a strategy that renews from memory.',
  rows: residueRows('cycles/sharedOurs', 'cycles/sharedTheirs'),
}

function residueRows(ours: string, theirs: string): readonly Row[] {
  const source = (file: string, figure: string): Source => ({
    type: 'case',
    case: { file, world: 'page', kind: 'count' },
    figure,
  })
  return FIGURES.map(([what, figure]) => ({
    what: `${what} left`,
    unit: '',
    ours: source(ours, figure),
    theirs: source(theirs, figure),
    target: { type: 'most', value: 0 },
  }))
}
