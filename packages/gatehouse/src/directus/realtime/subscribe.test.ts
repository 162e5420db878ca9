import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { STATIC_TOKEN } from '../authentication/testing/people.ts'
import { createRealtimeScene, type RealtimeScene, rejection } from './testing/realtimeScene.ts'

let scene: RealtimeScene
beforeEach(async () => {
  scene = await createRealtimeScene()
})
afterEach(() => scene.close())

describe('a subscription', () => {
  test('ends with the server’s own code where it is refused', async () => {
    const client = scene.withToken(STATIC_TOKEN)
    const { subscription } = await client.subscribe('nowhere' as 'tasks')
    expect(await rejection(subscription.next())).toMatchObject({
      name: 'RealtimeError',
      code: 'FORBIDDEN',
    })
    expect(await subscription.next()).toEqual({ done: true, value: undefined })
  })

  test('is left by break, by unsubscribe() and by disconnect()', async () => {
    const client = scene.withToken(STATIC_TOKEN)
    const first = await client.subscribe('tasks')
    for await (const { event } of first.subscription) {
      expect(event).toBe('init')
      break
    }
    const second = await client.subscribe('tasks', { uid: 'second' })
    second.unsubscribe()
    expect(await second.subscription.next()).toEqual({ done: true, value: undefined })
    const left = scene.sent.filter((text) => text.includes('unsubscribe'))
    expect(left).toHaveLength(2)
    const third = await client.subscribe('tasks', { event: 'create' })
    await third.subscription.next()
    client.disconnect()
    expect(await third.subscription.next()).toEqual({ done: true, value: undefined })
  })

  test('of a uid that is taken is refused', async () => {
    const client = scene.withToken(STATIC_TOKEN)
    await client.subscribe('tasks', { uid: 'one' })
    expect(await rejection(client.subscribe('tasks', { uid: 'one' }))).toMatchObject({
      code: 'INVALID_PAYLOAD',
    })
  })
})
