import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EDITOR, STATIC_TOKEN } from '../authentication/testing/people.ts'
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

test('an address that is none is told of, and connect() settles (I6)', async () => {
  const client = scene.withToken(STATIC_TOKEN, { url: 'nowhere' })
  const error = await rejection(client.connect())
  expect(error).toMatchObject({ name: 'RealtimeError', code: 'CONNECTION_FAILED' })
  expect(await client.isConnected()).toBe(false)
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
