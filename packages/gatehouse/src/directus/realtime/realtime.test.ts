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

describe('the seed: sendMessage is the very first call', () => {
  test('with email and password', async () => {
    const client = scene.bare()
    const { messages } = watch(client)
    client.sendMessage({ type: 'auth', email: EDITOR.email, password: EDITOR.password })
    client.sendMessage({ type: 'items', action: 'read', collection: 'tasks', query: { limit: 1 } })
    await expect.poll(() => messages.map(({ type }) => type)).toEqual(['auth', 'items'])
    // The answer to the app's own message is told, without the token in it (I9).
    expect(messages[0]).toEqual({ type: 'auth', status: 'ok', uid: '1' })
  })

  test('with a static token', async () => {
    const client = scene.bare()
    client.sendMessage({ type: 'auth', access_token: STATIC_TOKEN })
    expect((await client.connect()).readyState).toBe(1)
    expect(counters()).toMatchObject({ socketsOpened: 1, socketAuths: 1 })
  })

  test('with a refresh token, which is sent once (I2)', async () => {
    const issuer = scene.withSession('json')
    const { refresh_token } = await issuer.login(EDITOR.email, EDITOR.password)
    const client = scene.bare()
    client.sendMessage({ type: 'auth', refresh_token })
    expect(await client.isConnected()).toBe(true)
    world().changes.emit({ type: 'socketsKilled' })
    await scene.pass(2000)
    await expect.poll(() => counters().socketAuths).toBe(2)
    const given = scene.sent.map((text) => JSON.parse(text).refresh_token).filter(Boolean)
    expect(new Set(given).size).toBe(2)
    expect(counters().reuses).toBe(0)
  })

  test('refused: told to error listeners, and nothing is tried again', async () => {
    const client = scene.bare()
    const { errors } = watch(client)
    client.sendMessage({ type: 'auth', email: EDITOR.email, password: 'wrong' })
    await expect.poll(() => errors.map(({ code }) => code)).toEqual(['AUTH_FAILED'])
    await scene.pass(5000)
    expect(counters()).toMatchObject({ socketsOpened: 1, socketAuthFailures: 1 })
    expect(await client.isConnected()).toBe(false)
  })
})

test('an auth message may come after connect(), as the first thing on the open socket', async () => {
  const client = scene.bare()
  const { events, messages } = watch(client)
  await client.connect()
  client.sendMessage({ type: 'ping', uid: 'mine' })
  client.sendMessage({ type: 'auth', access_token: STATIC_TOKEN })
  // The server drops what comes before the authentication; here it waits in line.
  await expect.poll(() => messages).toContainEqual({ type: 'pong', uid: 'mine' })
  expect(events).toEqual(['open'])
})

test('authentication that is added after realtime is found', async () => {
  const client = scene.withToken(STATIC_TOKEN)
  await Promise.all([client.connect(), client.connect()])
  expect(counters()).toMatchObject({ socketsOpened: 1, socketAuths: 1 })
})

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

test('connect() settles within its deadline, whatever the server does (I6)', async () => {
  world().realtime.authDelayMs = 60_000
  const client = scene.withToken(STATIC_TOKEN)
  const refused = rejection(client.connect())
  await scene.pass(10_100)
  expect(await refused).toMatchObject({ code: 'CONNECTION_TIMEOUT' })
})

test('a platform without WebSocket is told what to pass', async () => {
  const client = scene.withToken(STATIC_TOKEN)
  Reflect.set(client.globals, 'WebSocket', undefined)
  const error = await rejection(client.connect())
  expect(error).toMatchObject({ code: 'UNSUPPORTED' })
  expect(String(error)).toContain("package 'ws'")
})

test('a listener that throws keeps nobody else from hearing', async () => {
  const client = scene.withToken(STATIC_TOKEN)
  client.onWebSocket('open', () => {
    throw new Error('mine')
  })
  const { events } = watch(client)
  const stop = client.onWebSocket('open', () => expect.unreachable())
  stop()
  await client.connect()
  expect(events).toEqual(['open'])
  expect(scene.logged.join()).toContain('listener threw')
})
