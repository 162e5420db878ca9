import {
  createDirectus as createTheirs,
  authentication as theirAuthentication,
  realtime as theirRealtime,
  staticToken as theirToken,
} from '@directus/sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EDITOR, STATIC_TOKEN } from '../authentication/testing/people.ts'
import { createDirectus } from '../createDirectus.ts'
import { staticToken } from '../staticToken.ts'
import { realtime } from './realtime.ts'
import {
  createRealtimeScene,
  type RealtimeScene,
  rejection,
  type Schema,
  watch,
} from './testing/realtimeScene.ts'

let scene: RealtimeScene
beforeEach(async () => {
  scene = await createRealtimeScene()
})
afterEach(() => scene.close())

const world = () => scene.emulator.world.directus
const counters = () => world().counters

/** The vendor's client, whose timers are the platform's. */
function theirs(token: string, retries = 2) {
  return createTheirs<Schema>(scene.url, { globals: scene.globals })
    .with(theirToken(token))
    .with(theirRealtime({ reconnect: { delay: 100, retries } }))
}

describe('R1: what the library says to the server is its own affair', () => {
  test('theirs tells the app of it', async () => {
    const client = theirs(STATIC_TOKEN)
    const messages: unknown[] = []
    client.onWebSocket('message', (message) => messages.push(message))
    await client.connect()
    expect(messages).toContainEqual({ type: 'auth', status: 'ok' })
    client.disconnect()
  })

  test('ours does not, and authenticates again when it is told that the token ran out', async () => {
    world().settings.accessTokenMs = 3000
    const issuer = scene.withSession('json')
    await issuer.login(EDITOR.email, EDITOR.password)
    // A client with a token and no session: it is asked for another one.
    const client = createDirectus<Schema>(scene.url, { globals: scene.globals })
      .with(() => ({ getToken: () => issuer.getToken() }))
      .with(realtime({ environment: { ...scene, random: () => 0.5 } }))
    const { events, messages } = watch(client)
    const { subscription } = await client.subscribe('tasks')
    await subscription.next()
    await scene.pass(3100)
    // A fresh beginning, as something may have been missed meanwhile.
    expect((await subscription.next()).value).toMatchObject({ event: 'init' })
    expect(events).toEqual(['open'])
    expect(messages.filter(({ type }) => type === 'auth')).toEqual([])
    client.disconnect()
  })
})

describe('R2: a session cookie, where the server wants a handshake', () => {
  test('theirs refuses to connect', async () => {
    const client = createTheirs(scene.url, { globals: scene.globals })
      .with(theirAuthentication('session', { credentials: 'include', autoRefresh: false }))
      .with(theirRealtime({ reconnect: false }))
    await client.login(EDITOR)
    expect(await rejection(client.connect())).toMatch('No token for authenticating the websocket')
    client.disconnect()
  })

  test('ours connects', async () => {
    const client = scene.withSession('session')
    await client.login(EDITOR.email, EDITOR.password)
    expect((await client.connect()).readyState).toBe(1)
  })

  test('ours connects with their session, too', async () => {
    const client = createTheirs<Schema>(scene.url, { globals: scene.globals })
      .with(theirAuthentication('session', { credentials: 'include', autoRefresh: false }))
      .with(realtime({ environment: { ...scene, random: () => 0.5 } }))
    await client.login(EDITOR)
    expect((await client.connect()).readyState).toBe(1)
    client.disconnect()
  })
})

test('R3: the token ran out and there is no other: a typed end, and nothing unhandled', async () => {
  world().settings.accessTokenMs = 3000
  const issuer = scene.withSession('json')
  await issuer.login(EDITOR.email, EDITOR.password)
  const token = await issuer.getToken()
  let present = token
  const client = createDirectus<Schema>(scene.url, { globals: scene.globals })
    .with(() => ({ getToken: async () => present }))
    .with(realtime({ environment: { ...scene, random: () => 0.5 } }))
  const { errors } = watch(client)
  const { subscription } = await client.subscribe('tasks', { event: 'create' })
  await subscription.next()
  present = null
  await scene.pass(20_000)
  expect(errors.map(({ code }) => code)).toEqual(['TOKEN_EXPIRED', 'AUTH_FAILED'])
  expect(await rejection(subscription.next())).toMatchObject({ code: 'AUTH_FAILED' })
  client.disconnect()
})

describe('R4, R6: a token that the server refuses', () => {
  test('theirs is tried without an end, whatever number of tries it was given', async () => {
    const client = theirs('wrong-token', 2)
    await rejection(client.connect())
    await expect.poll(() => counters().socketAuthFailures, { timeout: 5000 }).toBeGreaterThan(5)
    client.disconnect()
    world().realtime.refusesUpgrades = true
  })

  test('ours is tried once', async () => {
    const client = scene.withToken('wrong-token', { reconnect: { delay: 100, retries: 2 } })
    expect(await rejection(client.connect())).toMatchObject({ code: 'AUTH_FAILED' })
    await scene.pass(5000)
    expect(counters().socketAuthFailures).toBe(1)
  })

  test('ours that was good before is tried as often as it may be', async () => {
    const tokens = [STATIC_TOKEN]
    let made = 0
    const client = createDirectus<Schema>(scene.url, { globals: scene.globals })
      .with(() => ({
        async getToken() {
          made += 1
          return tokens.pop() ?? `wrong-token-${made}`
        },
      }))
      .with(
        realtime({
          environment: { ...scene, random: () => 0.5 },
          reconnect: { delay: 100, retries: 2 },
        }),
      )
    const { errors } = watch(client)
    await client.connect()
    world().changes.emit({ type: 'socketsKilled' })
    await scene.pass(10_000)
    await expect.poll(() => errors.map(({ code }) => code)).toEqual(['AUTH_FAILED'])
    expect(counters().socketAuthFailures).toBe(2)
    client.disconnect()
  })
})

// Node 22 has a WebSocket of its own; in Node 20 there is nothing to test here.
test.runIf(typeof globalThis.WebSocket === 'function')(
  'R5: a port that nobody listens on, with the platform’s own WebSocket',
  async () => {
    const client = createDirectus<Schema>('http://127.0.0.1:9')
      .with(staticToken(STATIC_TOKEN))
      .with(realtime())
    const { events } = watch(client)
    const error = await rejection(client.connect())
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({ code: 'CONNECTION_FAILED' })
    expect(events).toEqual([])
  },
)

describe('a reconnect', () => {
  const subscribes = (texts: readonly string[]) =>
    texts.filter((text) => text.includes('"subscribe"')).length

  test('theirs subscribes twice', async () => {
    const client = theirs(STATIC_TOKEN)
    const { subscription } = await client.subscribe('tasks')
    void (async () => {
      for await (const _ of subscription);
    })()
    world().changes.emit({ type: 'socketsKilled' })
    await expect.poll(() => subscribes(scene.sent), { timeout: 5000 }).toBe(3)
    client.disconnect()
  })

  test('ours subscribes once', async () => {
    const client = scene.withToken(STATIC_TOKEN)
    const { subscription } = await client.subscribe('tasks')
    await subscription.next()
    world().changes.emit({ type: 'socketsKilled' })
    await scene.pass(2000)
    await subscription.next()
    expect(subscribes(scene.sent)).toBe(2)
  })
})

test('their client takes our realtime(), and finds a token that is added later', async () => {
  const client = createTheirs<Schema>(scene.url, { globals: scene.globals })
    .with(realtime({ environment: { ...scene, random: () => 0.5 } }))
    .with(theirToken(STATIC_TOKEN))
  const { subscription } = await client.subscribe('tasks')
  expect((await subscription.next()).value).toMatchObject({ event: 'init' })
  client.disconnect()
})

test('our client takes their realtime()', async () => {
  const client = createDirectus<Schema>(scene.url, { globals: scene.globals })
    .with(staticToken(STATIC_TOKEN))
    .with(theirRealtime({ reconnect: false }))
  await client.connect()
  expect(await client.isConnected()).toBe(true)
  client.disconnect()
})
