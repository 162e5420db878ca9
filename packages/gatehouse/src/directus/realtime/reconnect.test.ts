import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { STATIC_TOKEN } from '../authentication/testing/people.ts'
import {
  createRealtimeScene,
  type RealtimeScene,
  rejection,
  watch,
} from './testing/realtimeScene.ts'

let scene: RealtimeScene
beforeEach(async () => {
  scene = await createRealtimeScene()
})
afterEach(() => scene.close())

const world = () => scene.emulator.world.directus
const counters = () => world().counters

describe('reconnecting (F40)', () => {
  test('subscribes each subscription once, and begins it anew', async () => {
    const client = scene.withToken(STATIC_TOKEN)
    const { subscription } = await client.subscribe('tasks', { query: { limit: 1 } })
    await client.subscribe('tasks', { event: 'delete' })
    await subscription.next()
    const before = scene.sent.length
    world().changes.emit({ type: 'socketsKilled' })
    await scene.pass(1500)
    expect((await subscription.next()).value).toMatchObject({ event: 'init' })
    const types = scene.sent.slice(before).map((text) => JSON.parse(text).type)
    expect(types).toEqual(['auth', 'subscribe', 'subscribe'])
  })

  test('waits longer each time, and gives up after the tries that it was given', async () => {
    const client = scene.withToken(STATIC_TOKEN, { reconnect: { delay: 1000, retries: 3 } })
    const { events, errors } = watch(client)
    const { subscription } = await client.subscribe('tasks')
    await subscription.next()
    world().realtime.refusesUpgrades = true
    world().changes.emit({ type: 'socketsKilled' })
    await expect.poll(() => events).toEqual(['open', 'close'])
    // 0.75 of 1, 2 and 4 s: the jitter of a hand that always shows 0.5.
    await scene.pass(4000)
    expect(errors).toEqual([])
    await scene.pass(2000)
    await expect.poll(() => errors.map(({ code }) => code)).toEqual(['CONNECTION_FAILED'])
    expect(await rejection(subscription.next())).toMatchObject({ code: 'CONNECTION_FAILED' })
    expect(events).toEqual(['open', 'close', 'close'])
    world().realtime.refusesUpgrades = false
    await client.connect()
  })

  test('rests while the device is offline, and goes on when it is back', async () => {
    const client = scene.withToken(STATIC_TOKEN)
    await client.connect()
    scene.page.setOnline(false)
    world().changes.emit({ type: 'socketsKilled' })
    await scene.pass(5000)
    expect(counters().socketsOpened).toBe(1)
    scene.page.setOnline(true)
    await expect.poll(() => counters().socketsOpened).toBe(2)
  })

  test('a socket that is half dead is noticed and replaced', async () => {
    const client = scene.withToken(STATIC_TOKEN)
    const { errors } = watch(client)
    await client.connect()
    world().realtime.isDeaf = true
    scene.page.tell('woke')
    await scene.pass(9900)
    expect(errors).toEqual([])
    await scene.pass(200)
    expect(errors).toMatchObject([{ code: 'CONNECTION_CLOSED' }])
    world().realtime.isDeaf = false
    await scene.pass(1500)
    expect(await client.isConnected()).toBe(true)
  })

  test('a page that is put aside lets go of its socket, and gets one when it is back', async () => {
    const client = scene.withToken(STATIC_TOKEN)
    const { subscription } = await client.subscribe('tasks')
    await subscription.next()
    scene.page.tell('hidden')
    expect(await client.isConnected()).toBe(false)
    scene.page.tell('woke')
    expect((await subscription.next()).value).toMatchObject({ event: 'init' })
  })
})
