import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  ADMIN_TOKEN,
  createSocketTester,
  EDITOR,
  type SocketTester,
} from './testing/socketTester.ts'

let tester: SocketTester
beforeEach(async () => {
  tester = await createSocketTester()
})
afterEach(() => tester.close())

test('F40: every socket is killed without a word', async () => {
  const clients = [await tester.connectAs(ADMIN_TOKEN), await tester.connect()]
  tester.emulator.world.directus.changes.emit({ type: 'socketsKilled' })
  for (const { closed } of clients) expect(await closed).toBe(1006)
  expect(tester.emulator.world.directus.counters).toMatchObject({
    socketsOpened: 2,
    socketAuths: 1,
    socketAuthFailures: 0,
    socketDrops: 2,
  })
})

test('upgrades are refused', async () => {
  tester.emulator.world.directus.realtime.refusesUpgrades = true
  expect(await tester.statusOf()).toBe(503)
})

test('faults meet upgrades as they meet requests', async () => {
  const match = { path: '/websocket', host: 'directus.localhost' }
  tester.emulator.faults.add({ kind: 'status', status: 429, match, times: 1 })
  expect(await tester.statusOf()).toBe(429)
  tester.emulator.faults.add({ kind: 'drop', match, times: 1 })
  expect(await tester.statusOf()).toBe(0)
  tester.emulator.faults.add({ kind: 'delay', ms: 5, match, times: 1 })
  expect(await tester.statusOf()).toBe(101)
})

test('an upgrade that hangs ends with the emulator', async () => {
  tester.emulator.faults.add({ kind: 'hang', match: { path: '/websocket' } })
  const status = tester.statusOf()
  await expect.poll(() => tester.emulator.requests.list().length).toBe(1)
  tester.emulator.reset()
  expect(await status).toBe(0)
})

test('S1: upgrades are in the log, without the token', async () => {
  const { accessToken } = await tester.login()
  await tester.statusOf({ query: `?access_token=${accessToken}` })
  await tester.statusOf({ query: '?access_token=garbage' })
  const log = tester.emulator.requests.list().filter(({ path }) => path === '/websocket')
  expect(log.map(({ status }) => status)).toEqual([101, 401])
  expect(JSON.stringify(log)).not.toContain(accessToken)
})

test('an answer to an authentication can be late', async () => {
  const { directus } = tester.emulator.world
  directus.realtime.authDelayMs = 60_000
  const client = await tester.connect()
  client.send({ type: 'auth', ...EDITOR })
  await expect.poll(() => directus.counters.logins).toBe(1)
  tester.advance(10_000)
  expect(await client.next()).toMatchObject({ error: { code: 'AUTH_FAILED' } })
})

test('a connection that is half dead says nothing, and is not closed', async () => {
  const client = await tester.connectAs(ADMIN_TOKEN)
  const { realtime } = tester.emulator.world.directus
  realtime.isDeaf = true
  client.send({ type: 'ping', uid: 1 })
  for (let beat = 0; beat < 2; beat += 1) {
    tester.advance(30_000)
    await client.flush()
  }
  const other = await tester.connect()
  other.send({ type: 'auth', access_token: ADMIN_TOKEN })
  await other.flush()
  realtime.isDeaf = false
  client.send({ type: 'ping', uid: 2 })
  expect(await client.next()).toEqual({ type: 'pong', uid: 2 })
})

test('a reset breaks every connection, and leaves none behind', async () => {
  const client = await tester.connectAs(ADMIN_TOKEN)
  const before = tester.emulator.world.directus
  tester.emulator.reset()
  expect(await client.closed).toBe(1006)
  await expect.poll(() => tester.connections()).toBe(0)
  expect(before.changes.count()).toBe(0)
  const next = await tester.connectAs(ADMIN_TOKEN)
  next.send({ type: 'ping' })
  expect(await next.next()).toEqual({ type: 'pong' })
})

test('no timer outlives the last connection', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const { accessToken } = await tester.login()
    const clients = [await tester.connectAs(accessToken), await tester.connect()]
    // The end of a token, the patience for an authentication, and the heartbeat.
    expect(vi.getTimerCount()).toBe(3)
    tester.emulator.close()
    for (const { closed } of clients) await closed
    await expect.poll(() => vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})
