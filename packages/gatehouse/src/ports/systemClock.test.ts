import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { clockContract } from '../testing/contracts/clockContract.ts'
import { systemClock } from './systemClock.ts'

const pass = async (ms: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms)
}

describe('on timers that the test moves', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })

  clockContract({ test, expect }, () => ({ clock: systemClock(), pass }))

  test('a timer that fires early is set again for the rest', async () => {
    const task = vi.fn()
    const late = vi.spyOn(performance, 'now').mockReturnValue(1_000)
    systemClock().after(1_000, task)
    late.mockReturnValue(1_999.2)
    await pass(1_000)
    expect(task).not.toHaveBeenCalled()
    late.mockReturnValue(2_000.2)
    await pass(1)
    expect(task).toHaveBeenCalledOnce()
  })
})

test('a wait of 30 days really waits (F30)', async () => {
  const task = vi.fn()
  const stop = systemClock().after(30 * 86_400_000, task)
  await new Promise((resolve) => setTimeout(resolve, 20))
  stop()
  expect(task).not.toHaveBeenCalled()
})

test('a short wait is never early', async () => {
  const clock = systemClock()
  for (const ms of [0.4, 1, 2.7, 5]) {
    const start = clock.now().mono
    await new Promise<void>((resolve) => clock.after(ms, resolve))
    expect(clock.now().mono - start).toBeGreaterThanOrEqual(ms)
  }
})

test('a wait that nobody waits for lets the process end; every other one holds it', () => {
  const timers = vi.spyOn(globalThis, 'setTimeout')
  const { after } = systemClock()
  for (const stop of [after(60_000, vi.fn(), { isIdle: true }), after(60_000, vi.fn())]) stop()
  expect(timers.mock.results.map(({ value }) => value.hasRef())).toEqual([false, true])
})
