import { expect, test, vi } from 'vitest'
import { RealtimeError } from './realtimeError.ts'
import { createSubscriptionQueue } from './subscriptionQueue.ts'
import { rejection } from './testing/realtimeScene.ts'

test('a slow reader loses nothing; an error comes after what lies there, and once', async () => {
  const queue = createSubscriptionQueue<{ n: number }>(() => undefined)
  queue.push({ n: 1 })
  queue.push({ n: 2 })
  queue.end(new RealtimeError('CONNECTION_CLOSED', 'gone'))
  queue.push({ n: 3 })
  expect((await queue.events.next()).value).toEqual({ n: 1 })
  expect((await queue.events.next()).value).toEqual({ n: 2 })
  expect(await rejection(queue.events.next())).toMatchObject({ code: 'CONNECTION_CLOSED' })
  expect(await queue.events.next()).toEqual({ done: true, value: undefined })
})

test('of somebody who is gone, not even what lies there is read (I5)', async () => {
  const queue = createSubscriptionQueue<object>(() => undefined)
  queue.push({})
  queue.cut(new RealtimeError('SIGNED_OUT', 'gone'))
  expect(await rejection(queue.events.next())).toMatchObject({ code: 'SIGNED_OUT' })
})

test('who reads too slowly is told, rather than miss an event unawares', async () => {
  const left = vi.fn()
  const queue = createSubscriptionQueue<object>(left)
  for (let n = 0; n <= 10_000; n += 1) queue.push({})
  expect(await rejection(queue.events.next())).toMatchObject({ code: 'TOO_SLOW' })
  expect(left).toHaveBeenCalledTimes(1)
})

test('leaving before the first event ends it, and sets free who waits', async () => {
  const left = vi.fn()
  const queue = createSubscriptionQueue<object>(left)
  const waiting = queue.events.next()
  await queue.events.return()
  await queue.events.return()
  expect(await waiting).toEqual({ done: true, value: undefined })
  expect(left).toHaveBeenCalledTimes(1)
})
