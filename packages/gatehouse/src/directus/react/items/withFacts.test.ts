import type { UseQueryResult } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { withFacts } from './withFacts.ts'

const facts = { isLive: true, queryKey: ['items', 'tasks'] }

/** A result that writes down what is read of it, as TanStack Query's does. */
function tracked(): { readonly result: UseQueryResult<string>; readonly read: unknown[] } {
  const read: unknown[] = []
  const result = new Proxy({ data: 'rows', isFetching: false } as UseQueryResult<string>, {
    get(target, key) {
      read.push(key)
      return Reflect.get(target, key)
    },
  })
  return { result, read }
}

test('no more of a result is read than somebody asks for', () => {
  const { result, read } = tracked()
  const items = withFacts(result, facts)
  expect(items.isLive).toBe(true)
  expect(read).toEqual([])
  expect(items.data).toBe('rows')
  expect(read).toEqual(['data'])
})

test('a copy of a result has the facts too', () => {
  const { result } = tracked()
  expect({ ...withFacts(result, facts) }).toEqual({ data: 'rows', isFetching: false, ...facts })
})
