import { afterEach, expect, test, vi } from 'vitest'
import { systemClock } from '../../../ports/systemClock.ts'
import { createRefetch } from './refetch.ts'

const queryKey = ['items', 'tasks']

afterEach(() => {
  vi.useRealTimers()
})

/** A cache that takes 200 ms for each answer, and says when it was asked. */
function slowCache() {
  vi.useFakeTimers()
  const asked: number[] = []
  const queryClient = {
    invalidateQueries(): Promise<void> {
      asked.push(Date.now())
      return new Promise((resolve) => setTimeout(resolve, 200))
    },
  }
  return { asked, refetch: createRefetch({ queryClient, queryKey, clock: systemClock() }) }
}

test('a burst of reasons is one question', async () => {
  const { refetch, asked } = slowCache()
  for (let count = 0; count < 10; count += 1) refetch.soon()
  expect(asked).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toHaveLength(1)
})

test('reasons that come without end do not keep an answer from coming', async () => {
  const { refetch, asked } = slowCache()
  const timer = setInterval(refetch.soon, 10)
  await vi.advanceTimersByTimeAsync(1000)
  clearInterval(timer)
  // 50 ms of waiting and 200 ms for each answer.
  expect(asked).toHaveLength(4)
})

test('a reason that comes while the answer is on its way is asked for after it', async () => {
  const { refetch, asked } = slowCache()
  refetch.soon()
  await vi.advanceTimersByTimeAsync(100)
  refetch.soon()
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toHaveLength(2)
})

test('after the stop nothing is asked any more (I10)', async () => {
  const { refetch, asked } = slowCache()
  refetch.soon()
  refetch.stop()
  refetch.soon()
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toHaveLength(0)
  expect(vi.getTimerCount()).toBe(0)
})
