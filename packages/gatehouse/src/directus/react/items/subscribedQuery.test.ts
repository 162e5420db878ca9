import { expect, test } from 'vitest'
import { subscribedQuery } from './subscribedQuery.ts'

test('the rows of a plain query are told as they are', () => {
  const query = { fields: ['id', 'title'], sort: ['-id'], limit: 5 }
  expect(subscribedQuery(query)).toEqual({ query, tells: 'rows' })
})

test.each([
  ['filter', { done: { _eq: false } }],
  ['search', 'ink'],
  ['offset', 1],
  ['page', 2],
  ['aggregate', { count: '*' }],
  ['groupBy', ['status']],
  ['deep', { author: { _limit: 1 } }],
])('a query with `%s` is followed by every change of its collection', (part, value) => {
  expect(subscribedQuery({ fields: ['id'], sort: ['id'], [part]: value })).toEqual({
    query: { fields: ['id'], limit: 1 },
    tells: 'changes',
  })
})

test('names that only the query knows are not subscribed to', () => {
  const query = { fields: ['id', 'name'], alias: { name: 'title' } }
  expect(subscribedQuery(query)).toEqual({ query: { limit: 1 }, tells: 'changes' })
})
