import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EDITOR, STATIC_TOKEN, VIEWER } from '../authentication/testing/people.ts'
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

describe('a session', () => {
  test('in json mode: ten expiries of a 3 s token without a drop, and no event is missed', async () => {
    world().settings.accessTokenMs = 3000
    const client = scene.withSession('json')
    const { events, messages } = watch(client)
    await client.login(EDITOR.email, EDITOR.password)
    const { subscription } = await client.subscribe('tasks', { event: 'create' })
    await subscription.next()
    for (let life = 1; life <= 10; life += 1) {
      await scene.pass(3000)
      client.sendMessage({
        type: 'items',
        action: 'create',
        collection: 'tasks',
        data: { title: `life ${life}` },
      })
      const { value } = await subscription.next()
      expect(value?.data).toMatchObject([{ title: `life ${life}` }])
    }
    expect(events).toEqual(['open'])
    expect(counters()).toMatchObject({ socketsOpened: 1, socketDrops: 0, socketAuthFailures: 0 })
    expect(counters().socketAuths).toBeGreaterThanOrEqual(10)
    // R1: none of that reaches the app's own listeners.
    expect(messages.filter(({ type }) => type === 'auth' || type === 'ping')).toEqual([])
  })

  test('in a cookie (R2, #26556): each renewal moves to a new socket before the old one ends', async () => {
    world().settings.sessionMs = 6000
    const client = scene.withSession('session')
    const { events } = watch(client)
    await client.login(EDITOR.email, EDITOR.password)
    const { subscription } = await client.subscribe('tasks', { event: 'create' })
    await subscription.next()
    const titles: unknown[] = []
    for (let life = 1; life <= 4; life += 1) {
      await scene.pass(6000)
      client.sendMessage({
        type: 'items',
        action: 'create',
        collection: 'tasks',
        data: { title: `life ${life}` },
      })
    }
    while (titles.length < 4) {
      const { value } = await subscription.next()
      if (value?.event === 'create') titles.push(value.data[0]?.title)
    }
    expect(titles).toEqual(['life 1', 'life 2', 'life 3', 'life 4'])
    expect(events).toEqual(['open'])
    expect(counters().socketsOpened).toBeGreaterThanOrEqual(5)
    expect(scene.sent.some((text) => text.includes('access_token'))).toBe(false)
  })

  test('its end closes the socket and its subscriptions (I5)', async () => {
    const client = scene.withSession('json')
    const { events } = watch(client)
    await client.login(EDITOR.email, EDITOR.password)
    const { subscription } = await client.subscribe('tasks')
    await client.logout()
    expect(await rejection(subscription.next())).toMatchObject({ code: 'SIGNED_OUT' })
    expect(events).toEqual(['open', 'close'])
    expect(await client.isConnected()).toBe(false)
  })

  test('of another person: a socket of that one, and nothing of the former one on it (I5)', async () => {
    const client = scene.withSession('json')
    await client.login(EDITOR.email, EDITOR.password)
    const { subscription } = await client.subscribe('tasks')
    await client.login(VIEWER.email, VIEWER.password)
    expect(await rejection(subscription.next())).toMatchObject({ code: 'SESSION_CHANGED' })
    await expect.poll(() => client.isConnected()).toBe(true)
    const later = await client.subscribe('tasks')
    expect((await later.subscription.next()).value).toMatchObject({ event: 'init' })
    expect(counters().socketsOpened).toBe(2)
  })

  test('that is disposed of: its socket ends with its token, and is not tried for again (I10)', async () => {
    world().settings.accessTokenMs = 3000
    const client = scene.withSession('json')
    const { errors } = watch(client)
    await client.login(EDITOR.email, EDITOR.password)
    await client.connect()
    client.dispose()
    await scene.pass(6000)
    await expect.poll(() => errors.map(({ code }) => code)).toContain('SIGNED_OUT')
    expect(counters().socketsOpened).toBe(1)
    expect(await client.isConnected()).toBe(false)
  })

  test('nobody signed in: connect() rejects, and no socket is opened', async () => {
    const client = scene.withSession('json')
    expect(await rejection(client.connect())).toMatchObject({ code: 'SIGNED_OUT' })
    expect(counters().socketsOpened).toBe(0)
  })

  test('in public mode a socket opens for nobody, and is authenticated at sign-in', async () => {
    world().settings.websocket.auth = 'public'
    const client = scene.withSession('json', { authMode: 'public' })
    await client.connect()
    expect(counters()).toMatchObject({ socketsOpened: 1, socketAuths: 0 })
    await client.login(EDITOR.email, EDITOR.password)
    await expect.poll(() => counters().socketAuths).toBe(1)
    await client.logout()
    await expect.poll(() => counters().socketsOpened).toBe(2)
    expect(await client.isConnected()).toBe(true)
  })

  test('in public mode a token that is refused is told of: the socket serves nobody', async () => {
    world().settings.websocket.auth = 'public'
    const client = scene.withToken('wrong-token', { authMode: 'public' })
    const { errors } = watch(client)
    await client.connect()
    expect(errors).toMatchObject([{ code: 'AUTH_FAILED' }])
  })

  test('in strict mode the token stands in the address, and in no error or log (S8)', async () => {
    world().settings.websocket.auth = 'strict'
    const client = scene.withToken(STATIC_TOKEN, { authMode: 'strict', debug: true })
    const { errors } = watch(client)
    await client.connect()
    scene.emulator.world.directus.realtime.refusesUpgrades = true
    world().changes.emit({ type: 'socketsKilled' })
    await scene.pass(3000)
    const told = JSON.stringify([scene.logged, errors, errors.map(({ stack }) => stack)])
    expect(told).not.toContain(STATIC_TOKEN)
    expect(scene.logged).not.toHaveLength(0)
  })
})
