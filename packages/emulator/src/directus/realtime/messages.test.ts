import { afterEach, expect, test } from 'vitest'
import { ADMIN_TOKEN, createSocketTester, type SocketTester } from './testing/socketTester.ts'

let tester: SocketTester
afterEach(() => tester.close())

test.each([{ uid: 'text' }, { uid: 5 }, {}])('a ping with %o is answered with it', async (mark) => {
  tester = await createSocketTester()
  const client = await tester.connectAs(ADMIN_TOKEN)
  client.send({ type: 'ping', ...mark })
  expect(await client.next()).toEqual({ type: 'pong', ...mark })
})

test('heartbeat: a ping every 30 s; any message counts as an answer', async () => {
  tester = await createSocketTester()
  const client = await tester.connectAs(ADMIN_TOKEN)
  for (const answer of [{ type: 'pong' }, { type: 'whatever' }, '{not even JSON']) {
    tester.advance(30_000)
    expect(await client.next()).toEqual({ type: 'ping' })
    client.send(answer)
    // The server has read the answer once it has answered this.
    client.send({ type: 'ping', uid: 'sync' })
    if (typeof answer === 'string') await client.next()
    expect(await client.next()).toEqual({ type: 'pong', uid: 'sync' })
  }
})

test('heartbeat: who does not answer within one more period is closed without a word', async () => {
  tester = await createSocketTester()
  const client = await tester.connectAs(ADMIN_TOKEN)
  tester.advance(30_000)
  expect(await client.next()).toEqual({ type: 'ping' })
  tester.advance(30_000)
  expect(await client.closed).toBe(1005)
  await expect(client.next()).rejects.toThrow()
  expect(tester.emulator.world.directus.counters.socketDrops).toBe(1)
})

test('heartbeat: there is one beat for all sockets, whenever they came', async () => {
  tester = await createSocketTester()
  const early = await tester.connectAs(ADMIN_TOKEN)
  tester.advance(20_000)
  const late = await tester.connectAs(ADMIN_TOKEN)
  tester.advance(10_000)
  expect(await early.next()).toEqual({ type: 'ping' })
  expect(await late.next()).toEqual({ type: 'ping' })
})

test('rate limit: told without a mark, counted by socket, and the socket stays open', async () => {
  tester = await createSocketTester()
  const { directus } = tester.emulator.world
  const client = await tester.connectAs(ADMIN_TOKEN)
  const other = await tester.connectAs(ADMIN_TOKEN)
  directus.settings.rateLimiter = { points: 2, durationMs: 5_000 }
  for (const uid of [1, 2, 3]) client.send({ type: 'ping', uid })
  expect(await client.next()).toEqual({ type: 'pong', uid: 1 })
  expect(await client.next()).toEqual({ type: 'pong', uid: 2 })
  expect(await client.next()).toEqual({
    type: 'server',
    status: 'error',
    error: {
      code: 'REQUESTS_EXCEEDED',
      message: expect.stringMatching(/^Too many messages, retry after \d+ms\.$/),
    },
  })
  other.send({ type: 'ping' })
  expect(await other.next()).toEqual({ type: 'pong' })
  tester.advance(5_000)
  client.send({ type: 'ping', uid: 4 })
  expect(await client.next()).toEqual({ type: 'pong', uid: 4 })
})

test.each([
  ['{bad', 'Unable to parse the incoming message.'],
  ['[]', 'Validation error: Invalid input: expected object, received array'],
  ['null', 'Validation error: Invalid input: expected object, received null'],
  ['{}', 'Validation error: Invalid input: expected string, received undefined at "type"'],
  ['{"type":5}', 'Validation error: Invalid input: expected string, received number at "type"'],
  [
    '{"type":"ping","uid":true}',
    'Validation error: Invalid input: expected string, received boolean at "uid" or Invalid input: expected number, received boolean at "uid"',
  ],
])('%s is INVALID_PAYLOAD, and the socket stays open', async (text, message) => {
  tester = await createSocketTester()
  const client = await tester.connectAs(ADMIN_TOKEN)
  client.send(text)
  expect(await client.next()).toEqual({
    type: 'server',
    status: 'error',
    error: { code: 'INVALID_PAYLOAD', message },
  })
  client.send({ type: 'ping' })
  expect(await client.next()).toEqual({ type: 'pong' })
})

test.each(['pong', 'nonsense', 'PING', 'AUTH'])('%s is ignored', async (type) => {
  tester = await createSocketTester()
  const client = await tester.connectAs(ADMIN_TOKEN)
  client.send({ type, access_token: 'garbage', uid: 1 })
  client.send({ type: 'ping', uid: 2 })
  expect(await client.next()).toEqual({ type: 'pong', uid: 2 })
})
