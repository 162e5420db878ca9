import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lockContract } from '../testing/contracts/lockContract.ts'
import { queueLock } from './queueLock.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

lockContract({ test, expect }, () => {
  const lock = queueLock()
  return {
    first: lock,
    second: lock,
    pass: async (ms) => {
      await vi.advanceTimersByTimeAsync(ms)
    },
  }
})

test('those who wait are served in the order in which they came', async () => {
  const lock = queueLock()
  const served: number[] = []
  const wish = (index: number): Promise<unknown> =>
    lock.request('a', { waitMs: 1_000 }, async () => {
      await null
      served.push(index)
    })
  await Promise.all([1, 2, 3, 4, 5].map(wish))
  expect(served).toEqual([1, 2, 3, 4, 5])
})

test('two queues do not hinder each other', async () => {
  const result = await queueLock().request('a', { waitMs: 0 }, () =>
    queueLock().request('a', { waitMs: 0 }, async () => 'in'),
  )
  expect(result).toEqual({ type: 'held', value: { type: 'held', value: 'in' } })
})
