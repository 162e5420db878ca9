import { queryToParams } from '@directus/sdk'
import { expect, test } from 'vitest'
import { queryParams } from './queryParams.ts'

test.each<Record<string, unknown>>([
  {},
  { fields: ['id', 'title'] },
  { fields: 'id,title' },
  { fields: [] },
  { fields: ['*', { author: ['name', { home: ['city'] }] }, 'count(tags)'] },
  { fields: [{ author: ['name'], tags: ['*'] }] },
  {
    fields: [
      { blocks: ['collection', { item: { posts: ['title'], pages: ['slug', { by: ['*'] }] } }] },
    ],
  },
  { filter: { _and: [{ a: { _eq: 1 } }] }, deep: {}, alias: { b: 'a' } },
  { filter: {}, search: '', sort: [] },
  { search: 'a b&c', sort: ['-a', 'b'] },
  { sort: 'a' },
  { limit: -1, offset: 0, page: 1 },
  { limit: -2, offset: -1, page: 0 },
  { limit: '5', offset: null, page: undefined },
  { limit: Number.NaN },
  { aggregate: { count: '*' }, groupBy: ['status', 'year(due)'] },
  { version: 'draft', versionRaw: true },
  { version: undefined, search: null },
  {
    length: 5,
    flag: false,
    list: [1, 2],
    empty: '',
    none: null,
    nothing: undefined,
    deepest: { a: 1 },
  },
])('%j is written as the vendor writes it', (query) => {
  expect(Object.fromEntries(queryParams(query))).toEqual(queryToParams(query as never))
})

test('backlink is sent, which the vendor leaves out and the server reads', () => {
  expect(queryParams({ backlink: false })).toEqual([['backlink', 'false']])
  expect(queryToParams({ backlink: false })).toEqual({})
})
