import { expect, test, vi } from 'vitest'
import { withDeadline } from './deadline.ts'
import { createWorld } from './testing/index.ts'

function setUp() {
  const world = createWorld()
  const tab = world.tab(0)
  const { clock } = tab.environment
  return { world, tab, bounds: { clock, ms: 1_000, what: 'The work' } }
}

const never = (): Promise<never> => new Promise(() => {})

function settled(promise: Promise<unknown>): () => unknown {
  let outcome: unknown
  promise.then(
    (value) => {
      outcome = { value }
    },
    (error: unknown) => {
      outcome = { error }
    },
  )
  return () => outcome
}

test('a task that ends in time gives its value, and leaves no timer', async () => {
  const { tab, bounds } = setUp()
  await expect(withDeadline(bounds, async () => 'done')).resolves.toBe('done')
  expect(tab.holdings().timers).toBe(0)
})

test('what the task throws is thrown on, before its first await too, and leaves no timer', async () => {
  const { tab, bounds } = setUp()
  const error = new Error('no')
  await expect(withDeadline(bounds, () => Promise.reject(error))).rejects.toBe(error)
  const throws = () => {
    throw error
  }
  await expect(withDeadline(bounds, throws)).rejects.toBe(error)
  expect(tab.holdings().timers).toBe(0)
})

test('a task that never ends is ended at its deadline, not before, and told so (I6, F9)', async () => {
  const { world, tab, bounds } = setUp()
  let heard: AbortSignal | undefined
  const outcome = settled(
    withDeadline(bounds, (signal) => {
      heard = signal
      return never()
    }),
  )
  await world.advance(999)
  expect(outcome()).toBeUndefined()
  expect(heard?.aborted).toBe(false)
  await world.advance(1)
  expect(outcome()).toMatchObject({ error: { code: 'timeout', recoverable: true } })
  expect(outcome()).toMatchObject({ error: { message: 'The work did not end within 1000 ms.' } })
  expect(heard?.reason).toMatchObject({ code: 'timeout' })
  expect(tab.holdings().timers).toBe(0)
})

test('the outer signal ends the task at once', async () => {
  const { world, tab, bounds } = setUp()
  const outer = new AbortController()
  let heard: AbortSignal | undefined
  const outcome = settled(
    withDeadline({ ...bounds, signal: outer.signal }, (signal) => {
      heard = signal
      return never()
    }),
  )
  outer.abort()
  await world.settle()
  expect(outcome()).toMatchObject({ error: { code: 'disposed' } })
  expect(heard?.aborted).toBe(true)
  expect(tab.holdings().timers).toBe(0)
})

test('a task whose outer signal is over already never runs', async () => {
  const { tab, bounds } = setUp()
  const task = vi.fn(never)
  const signal = AbortSignal.abort()
  await expect(withDeadline({ ...bounds, signal }, task)).rejects.toMatchObject({
    code: 'disposed',
  })
  expect(task).not.toHaveBeenCalled()
  expect(tab.holdings().timers).toBe(0)
})

test('what the task comes to after its deadline is dropped, a rejection too (I10)', async () => {
  const { world, bounds } = setUp()
  const rejections: unknown[] = []
  const listen = (reason: unknown) => void rejections.push(reason)
  process.on('unhandledRejection', listen)
  const late: ((error: Error) => void)[] = []
  const outcome = settled(
    withDeadline(bounds, () => new Promise((_, reject) => void late.push(reject))),
  )
  await world.advance(1_000)
  for (const reject of late) reject(new Error('late'))
  await new Promise((resolve) => setTimeout(resolve, 10))
  process.off('unhandledRejection', listen)
  expect(outcome()).toMatchObject({ error: { code: 'timeout' } })
  expect(rejections).toEqual([])
})

test('an outer signal that outlives many tasks keeps no listener of theirs (I10)', async () => {
  const { bounds } = setUp()
  const { signal } = new AbortController()
  const added = vi.spyOn(signal, 'addEventListener')
  const removed = vi.spyOn(signal, 'removeEventListener')
  for (let count = 0; count < 5; count += 1)
    await withDeadline({ ...bounds, signal }, async () => 1)
  await setUp().world.settle()
  expect(added).toHaveBeenCalled()
  expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
    added.mock.calls.map(([, listener]) => listener),
  )
})
