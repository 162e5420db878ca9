import { afterEach, beforeEach, expect, test } from 'vitest'
import { countChannels } from './countChannels.ts'
import { countListeners } from './countListeners.ts'
import { countTimers } from './countTimers.ts'
import { installLocks } from './installLocks.ts'

const { setTimeout, clearTimeout, setInterval, clearInterval, BroadcastChannel } = globalThis
const former = { setTimeout, clearTimeout, setInterval, clearInterval, BroadcastChannel }

beforeEach(() => {
  Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true })
})

afterEach(() => {
  Object.assign(globalThis, former)
})

test('a listener counts until it is removed, or its signal aborts', () => {
  const target = new EventTarget()
  const count = countListeners(target)
  const controller = new AbortController()
  const listener = () => {}
  target.addEventListener('focus', listener)
  target.addEventListener('online', () => {}, { signal: controller.signal })
  expect(count()).toBe(2)

  target.removeEventListener('focus', listener)
  expect(count()).toBe(1)
  controller.abort()
  expect(count()).toBe(0)
})

test('a listener that is counted still hears', () => {
  const target = new EventTarget()
  countListeners(target)
  let heard = 0
  target.addEventListener('focus', () => {
    heard++
  })
  target.dispatchEvent(new Event('focus'))
  expect(heard).toBe(1)
})

test('a timer counts until it has fired or is cleared', async () => {
  const count = countTimers()
  const cleared = globalThis.setTimeout(() => {}, 60_000)
  const interval = globalThis.setInterval(() => {}, 60_000)
  const fired = new Promise((resolve) => globalThis.setTimeout(resolve, 1, 'in time'))
  expect(count()).toBe(3)

  expect(await fired).toBe('in time')
  expect(count()).toBe(2)
  globalThis.clearTimeout(cleared)
  globalThis.clearInterval(interval)
  expect(count()).toBe(0)
})

test('a channel counts until it is closed', () => {
  const count = countChannels()
  const channel = new globalThis.BroadcastChannel('residue')
  expect(channel).toBeInstanceOf(BroadcastChannel)
  expect(count()).toBe(1)
  channel.close()
  expect(count()).toBe(0)
})

test('a lock counts while it is held and while it is waited for, and goes to one after the other', async () => {
  const count = installLocks()
  const order: string[] = []
  let release = () => {}
  const first = navigator.locks.request('a', {}, async () => {
    order.push('first')
    await new Promise<void>((resolve) => {
      release = resolve
    })
  })
  const second = navigator.locks.request('a', {}, async () => {
    order.push('second')
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect([order, count()]).toEqual([['first'], 2])

  const none = await navigator.locks.request('a', { ifAvailable: true }, async (lock) => lock)
  expect(none).toBeNull()
  release()
  await Promise.all([first, second])
  await new Promise((resolve) => setImmediate(resolve))
  expect([order, count()]).toEqual([['first', 'second'], 0])
})
