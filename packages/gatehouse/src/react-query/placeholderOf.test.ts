import { keepPreviousData, type Query } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { authQueryKey } from './authQueryKey.ts'
import { placeholderOf } from './placeholderOf.ts'

const ada = { backend: 'b', project: 'p', person: 'ada' }

/** What Ada's next query shows of a former one with this key. */
function shown(former: Pick<Query, 'queryKey'>): unknown {
  const placeholder = placeholderOf(ada, keepPreviousData)
  return (placeholder as (data: unknown, query: unknown) => unknown)('former', former)
}

test('only the same person’s former data stand in (I5)', () => {
  expect(shown({ queryKey: authQueryKey(ada, ['posts', 1]) })).toBe('former')
  expect(shown({ queryKey: authQueryKey({ ...ada, project: 'q' }, ['posts']) })).toBe('former')
  expect(shown({ queryKey: authQueryKey({ ...ada, person: 'tomas' }, ['posts']) })).toBeUndefined()
  expect(shown({ queryKey: authQueryKey({ ...ada, backend: 'c' }, ['posts']) })).toBeUndefined()
  expect(shown({ queryKey: ['posts'] })).toBeUndefined()
})

test('a placeholder that is data stays what it is', () => {
  expect(placeholderOf(ada, ['a draft'])).toEqual(['a draft'])
})
