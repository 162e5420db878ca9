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

test.each([{ type: 'pong' }, { type: 'whatever' }, { type: 'ping' }])(
  'heartbeat: a ping every 30 s, and %o is an answer',
  async (answer) => {
    tester = await createSocketTester()
    const client = await tester.connectAs(ADMIN_TOKEN)
    for (let beat = 0; beat < 3; beat += 1) {
      tester.advance(30_000)
      expect(await client.next()).toEqual({ type: 'ping' })
      client.send(answer)
      if (answer.type === 'ping') expect(await client.next()).toEqual({ type: 'pong' })
      await client.flush()
    }
  },
)

test('heartbeat: a message too many is no answer', async () => {
  tester = await createSocketTester()
  const client = await tester.connectAs(ADMIN_TOKEN)
  tester.advance(30_000)
  expect(await client.next()).toEqual({ type: 'ping' })
  tester.emulator.world.directus.settings.rateLimiter = { points: 0, durationMs: 5_000 }
  client.send({ type: 'pong' })
  expect(await client.next()).toMatchObject({ error: { code: 'REQUESTS_EXCEEDED' } })
  tester.advance(30_000)
  expect(await client.closed).toBe(1005)
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

test('rate limit: told without a mark, counted by socket but for the handshake; the socket stays open', async () => {
  tester = await createSocketTester()
  const { directus } = tester.emulator.world
  directus.settings.rateLimiter = { points: 2, durationMs: 5_000 }
  const client = await tester.connectAs(ADMIN_TOKEN)
  const other = await tester.connectAs(ADMIN_TOKEN)
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
