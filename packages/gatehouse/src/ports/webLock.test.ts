import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeLockManager } from '../testing/contracts/fakeLockManager.ts'
import { type LockPair, lockContract } from '../testing/contracts/lockContract.ts'
import { leaseLock } from './leaseLock.ts'
import type { Lock } from './lock.ts'
import { memoryLedger } from './memoryLedger.ts'
import { queueLock } from './queueLock.ts'
import { webLock } from './webLock.ts'

const pass = async (ms: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms)
}

const unused: Lock = { request: () => Promise.reject(new Error('the fallback was asked')) }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('two tabs with Web Locks', () => {
  lockContract({ test, expect }, (): LockPair => {
    const manager = fakeLockManager()
    const locks = () => manager
    return {
      first: webLock({ locks, fallback: unused }),
      second: webLock({ locks, fallback: unused }),
      pass,
    }
  })
})

const refusals: Readonly<Record<string, () => LockManager>> = {
  'are missing': () => navigator.locks,
  'are undefined': () => undefined as unknown as LockManager,
  'throw when asked': () =>
    ({
      request: () => {
        throw new DOMException('insecure', 'SecurityError')
      },
    }) as unknown as LockManager,
  'reject when asked': () =>
    ({
      request: () => Promise.reject(new DOMException('insecure', 'SecurityError')),
    }) as unknown as LockManager,
}

for (const [what, locks] of Object.entries(refusals)) {
  describe(`where Web Locks ${what} (F23)`, () => {
    lockContract({ test, expect }, () => {
      const ledger = memoryLedger()
      return {
        first: webLock({ locks, fallback: leaseLock({ ledger }) }),
        second: webLock({ locks, fallback: leaseLock({ ledger }) }),
        pass,
      }
    })
  })
}

test('a failing task is not tried again with the fallback', async () => {
  const manager = fakeLockManager()
  const task = vi.fn(() => Promise.reject(new DOMException('no', 'SecurityError')))
  const lock = webLock({ locks: () => manager, fallback: queueLock() })
  await expect(lock.request('a', { waitMs: 10 }, task)).rejects.toThrow('no')
  expect(task).toHaveBeenCalledOnce()
})

test('the lock bears the name of the library, is looked up late and is never stolen', async () => {
  const manager = fakeLockManager()
  const request = vi.spyOn(manager, 'request')
  const lock = webLock({ fallback: unused })
  vi.stubGlobal('navigator', { locks: manager })
  await lock.request('default', { waitMs: 10 }, async () => 1)
  await lock.request('default', { waitMs: 0 }, async () => 1)
  for (const [name, options] of request.mock.calls) {
    expect(name).toBe('gatehouse:default')
    expect(options).not.toHaveProperty('steal')
  }
  expect(request).toHaveBeenCalledTimes(2)
  // A timer of nothing would end the wait before a browser has granted even a free lock.
  expect(request.mock.calls[1]?.[1]).toEqual({ ifAvailable: true })
})

test('the holder dies and the next one goes on (F21)', async () => {
  const manager = fakeLockManager()
  const locks = () => manager
  void webLock({ locks, fallback: unused }).request(
    'a',
    { waitMs: 10 },
    () => new Promise(() => {}),
  )
  const next = webLock({ locks, fallback: unused }).request(
    'a',
    { waitMs: 1_000 },
    async () => 'in',
  )
  await pass(100)
  manager.kill('gatehouse:a')
  expect(await next).toEqual({ type: 'held', value: 'in' })
})

test('a script of the page that steals the lock does not take the result of the task', async () => {
  const manager = fakeLockManager()
  let finish = (_value: string): void => {}
  const result = webLock({ locks: () => manager, fallback: unused }).request(
    'a',
    { waitMs: 10 },
    () =>
      new Promise<string>((resolve) => {
        finish = resolve
      }),
  )
  await pass(1)
  manager.kill('gatehouse:a')
  await pass(1)
  finish('done')
  expect(await result).toEqual({ type: 'held', value: 'done' })
})
