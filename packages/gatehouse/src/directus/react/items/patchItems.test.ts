import { expect, test } from 'vitest'
import type { LiveEvent, LiveQuery, Row } from './liveEvent.ts'
import { patchItems } from './patchItems.ts'

const a: Row = { id: 1, title: 'a', sort: 1 }
const b: Row = { id: 2, title: 'b', sort: 2 }
const rows = [a, b]

interface Certain {
  readonly title: string
  readonly event: LiveEvent
  readonly query: LiveQuery
  readonly expected: readonly Row[]
}

const certain: readonly Certain[] = [
  {
    title: 'a changed row that stays in its place',
    event: { event: 'update', data: [{ ...b, title: 'B' }] },
    query: { sort: ['sort'] },
    expected: [a, { ...b, title: 'B' }],
  },
  { title: 'a deleted row', event: { event: 'delete', data: [1] }, query: {}, expected: [b] },
  {
    title: 'a deleted row whose key comes as text',
    event: { event: 'delete', data: ['1'] },
    query: {},
    expected: [b],
  },
  {
    title: 'a deleted row, whatever the filter',
    event: { event: 'delete', data: [2] },
    query: { filter: {} },
    expected: [a],
  },
  {
    title: 'a deleted row that was not there',
    event: { event: 'delete', data: [7] },
    query: { limit: -1 },
    expected: rows,
  },
]

test.each(certain)('$title needs nobody to be asked', ({ event, query, expected }) => {
  expect(patchItems(rows, event, query)).toEqual(expected)
})

const uncertain: readonly (readonly [string, LiveEvent, LiveQuery])[] = [
  ['the beginning of another subscription', { event: 'init', data: [a] }, { filter: {} }],
  ['a new row', { event: 'create', data: [{ id: 3 }] }, {}],
  [
    'a changed row that was not there',
    { event: 'update', data: [{ id: 3, sort: 3 }] },
    { sort: ['sort'] },
  ],
  ['a changed row that moves', { event: 'update', data: [{ ...a, sort: 3 }] }, { sort: '-sort' }],
  [
    'a change in a list whose order is the collection’s own',
    { event: 'update', data: [{ ...a, title: 'A' }] },
    {},
  ],
  [
    'a changed row whose place nobody sees',
    { event: 'update', data: [{ id: 1, title: 'a' }] },
    { sort: ['sort'] },
  ],
  [
    'a change under a filter',
    { event: 'update', data: [a] },
    { sort: ['sort'], filter: { title: { _eq: 'a' } } },
  ],
  [
    'a change that a search may not find',
    { event: 'update', data: [a] },
    { sort: ['sort'], search: 'a' },
  ],
  ['a change that the query does not see', { event: 'update', data: [] }, { sort: ['sort'] }],
  ['a deletion on a later page', { event: 'delete', data: [1] }, { page: 2 }],
  ['a deletion from a full page', { event: 'delete', data: [1] }, { limit: 2 }],
  ['a change of what is counted', { event: 'delete', data: [1] }, { aggregate: { count: '*' } }],
]

test.each(uncertain)('after %s the server is asked', (_, event, query) => {
  expect(patchItems(rows, event, query)).toBeUndefined()
})

test('rows without an `id` are asked for', () => {
  expect(patchItems([{ slug: 'a' }], { event: 'delete', data: ['a'] }, {})).toBeUndefined()
})
