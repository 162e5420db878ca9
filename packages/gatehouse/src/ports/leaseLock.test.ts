import { IDBFactory as FakeFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type LockPair, lockContract } from '../testing/contracts/lockContract.ts'
import type { Clock } from './clock.ts'
import { indexedDbLedger } from './indexedDbLedger.ts'
import { leaseLock } from './leaseLock.ts'
import type { Ledger } from './ledger.ts'
import { memoryLedger } from './memoryLedger.ts'
import { systemClock } from './systemClock.ts'

const realSetTimeout = setTimeout
const realTurn = (): Promise<void> => new Promise((resolve) => realSetTimeout(resolve))

const pass = async (ms: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms)
}

/** A tab whose timers never fire, as if it were frozen or killed. */
function frozenClock(): Clock {
  return { now: systemClock().now, after: () => () => {} }
}

/** A task that never ends. */
const forever = (): Promise<never> => new Promise(() => {})

/** Which way of waiting won, and after how long. */
async function waited(
  result: Promise<{ readonly type: string }>,
  upToMs: number,
): Promise<{ readonly type: string; readonly ms: number }> {
  const start = performance.now()
  let ended: { readonly type: string } | undefined
  const watch = result.then((value) => {
    ended = value
  })
  while (!ended && performance.now() - start < upToMs) await pass(10)
  await watch
  return { type: ended?.type ?? 'open', ms: performance.now() - start }
}

describe('two tabs over one IndexedDB', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  lockContract({ test, expect }, (): LockPair => {
    const database = new FakeFactory()
    const makeLock = () => leaseLock({ ledger: indexedDbLedger({ factory: () => database }) })
    return {
      first: makeLock(),
      second: makeLock(),
      async pass(ms) {
        await pass(ms)
        // The database answers in turns of the real event loop.
        for (let turn = 0; turn < 10; turn += 1) await realTurn()
      },
    }
  })
})

describe('on timers that the test moves', () => {
  let ledger: Ledger

  beforeEach(() => {
    vi.useFakeTimers()
    ledger = memoryLedger()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  lockContract({ test, expect }, () => ({
    first: leaseLock({ ledger }),
    second: leaseLock({ ledger }),
    pass,
  }))

  test('after the release neither a record nor a timer is left', async () => {
    await leaseLock({ ledger }).request('a', { waitMs: 0 }, () => pass(60_000))
    expect(await ledger.read('lock:a')).toBeUndefined()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('a holder that runs on keeps the lock beyond the length of a lease', async () => {
    const holder = leaseLock({ ledger }).request('a', { waitMs: 0 }, () => pass(100_000))
    const other = await leaseLock({ ledger }).request('a', { waitMs: 60_000 }, async () => 'in')
    expect(other).toEqual({ type: 'timedOut' })
    expect(await holder).toEqual({ type: 'held', value: undefined })
  })

  test('a renewal that is on its way at the release neither comes back nor goes on', async () => {
    let renewals = 0
    const slow: Ledger = {
      ...ledger,
      async update(name, decide) {
        renewals += 1
        const result = await ledger.update(name, decide)
        await new Promise((resolve) => setTimeout(resolve, 1_000))
        return result
      },
    }
    const result = leaseLock({ ledger: slow }).request(
      'a',
      { waitMs: 0 },
      // Taken at 1 s, renewed at about 4.3 s, given back while that is on its way.
      () => new Promise<void>((resolve) => setTimeout(resolve, 3_500)),
    )
    await pass(10_000)
    expect(await result).toEqual({ type: 'held', value: undefined })
    expect(renewals).toBe(3)
    await pass(60_000)
    expect(renewals).toBe(3)
    expect(await ledger.read('lock:a')).toBeUndefined()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('a holder that was killed gives way when its lease lapses, and not before (F21)', async () => {
    void leaseLock({ ledger, clock: frozenClock() }).request('a', { waitMs: 0 }, forever)
    const next = leaseLock({ ledger }).request('a', { waitMs: 30_000 }, async () => 'in')
    const { type, ms } = await waited(next, 30_000)
    expect(type).toBe('held')
    expect(ms).toBeGreaterThanOrEqual(9_900)
    expect(ms).toBeLessThan(10_500)
  })

  test('a waiter whose deadline is shorter than the lease of a frozen holder gives up (F22)', async () => {
    void leaseLock({ ledger, clock: frozenClock() }).request('a', { waitMs: 0 }, forever)
    const next = leaseLock({ ledger }).request('a', { waitMs: 5_000 }, async () => 'in')
    const { type, ms } = await waited(next, 30_000)
    expect(type).toBe('timedOut')
    expect(ms).toBeLessThan(5_200)
  })

  test('a holder that thaws after losing its lease takes nothing from the new one (F23)', async () => {
    let thaw = (): void => {}
    const frozen = leaseLock({ ledger, clock: frozenClock() }).request(
      'a',
      { waitMs: 0 },
      () =>
        new Promise<void>((resolve) => {
          thaw = resolve
        }),
    )
    await pass(10_100)
    let release = (): void => {}
    const next = leaseLock({ ledger }).request(
      'a',
      { waitMs: 0 },
      () =>
        new Promise<void>((resolve) => {
          release = resolve
        }),
    )
    await pass(1)
    thaw()
    expect(await frozen).toEqual({ type: 'held', value: undefined })
    const third = await leaseLock({ ledger }).request('a', { waitMs: 0 }, async () => 'in')
    expect(third).toEqual({ type: 'timedOut' })
    release()
    expect(await next).toEqual({ type: 'held', value: undefined })
  })

  test('a lapsed lease is taken over by one of those who wait, not by all (F23)', async () => {
    void leaseLock({ ledger, clock: frozenClock() }).request('a', { waitMs: 0 }, forever)
    let running = 0
    let most = 0
    const task = async (): Promise<void> => {
      running += 1
      most = Math.max(most, running)
      await pass(50)
      running -= 1
    }
    const waiting = [1, 2, 3, 4].map(() =>
      leaseLock({ ledger }).request('a', { waitMs: 60_000 }, task),
    )
    await pass(20_000)
    expect((await Promise.all(waiting)).map(({ type }) => type)).toEqual(Array(4).fill('held'))
    expect(most).toBe(1)
  })

  test('a clock set back by a day does not make a lease last for a day (F27)', async () => {
    void leaseLock({ ledger, clock: frozenClock() }).request('a', { waitMs: 0 }, forever)
    await pass(1)
    vi.setSystemTime(Date.now() - 86_400_000)
    const next = await leaseLock({ ledger }).request('a', { waitMs: 0 }, async () => 'in')
    expect(next).toEqual({ type: 'held', value: 'in' })
  })

  test('a record that is no lease is no obstacle (F26)', async () => {
    const forged = [null, 1, 'held', [], {}, { owner: 'x' }, { owner: 1, expiresAt: 'soon' }]
    const endless = [
      { owner: 'x', expiresAt: Number.POSITIVE_INFINITY },
      { owner: 'x', expiresAt: Number.NaN },
      { owner: 'x', expiresAt: Number.MAX_SAFE_INTEGER },
    ]
    for (const record of [...forged, ...endless]) {
      await ledger.update('lock:a', () => record)
      const result = await leaseLock({ ledger }).request('a', { waitMs: 0 }, async () => 'in')
      expect(result).toEqual({ type: 'held', value: 'in' })
    }
  })

  test('a ledger that fails is waited for until the deadline, and is never a lock (F16)', async () => {
    const failing: Ledger = { ...ledger, update: () => Promise.reject(new Error('lost')) }
    const never = vi.fn(forever)
    const result = leaseLock({ ledger: failing }).request('a', { waitMs: 1_000 }, never)
    expect(await waited(result, 5_000)).toMatchObject({ type: 'timedOut' })
    expect(never).not.toHaveBeenCalled()
  })

  test('a ledger that fails at the release neither throws nor keeps the lock for longer than a lease', async () => {
    let broken = false
    const flaky: Ledger = {
      ...ledger,
      update: (name, decide) =>
        broken ? Promise.reject(new Error('lost')) : ledger.update(name, decide),
    }
    const result = await leaseLock({ ledger: flaky }).request('a', { waitMs: 0 }, async () => {
      broken = true
      return 'done'
    })
    expect(result).toEqual({ type: 'held', value: 'done' })
    const next = leaseLock({ ledger }).request('a', { waitMs: 30_000 }, async () => 'in')
    expect((await waited(next, 30_000)).ms).toBeLessThan(10_500)
  })
})
