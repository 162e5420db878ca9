import { afterEach, expect, test } from 'vitest'
import {
  ADMIN_TOKEN,
  createSocketTester,
  EDITOR,
  type SocketClient,
  type SocketTester,
} from './testing/socketTester.ts'

const TOKEN_EXPIRED = {
  type: 'auth',
  status: 'error',
  error: { code: 'TOKEN_EXPIRED', message: 'Token expired.' },
}
const AUTH_TIMEOUT = {
  type: 'auth',
  status: 'error',
  error: { code: 'AUTH_TIMEOUT', message: 'Authentication timed out.' },
}
const FORBIDDEN = {
  code: 'FORBIDDEN',
  message:
    'You don\'t have permission to access collection "tasks" or it does not exist. Queried in root.',
}

let tester: SocketTester
afterEach(() => tester.close())

/** A server whose tokens live for a minute, and a socket that lives by one. */
async function connectForAMinute(auth: 'handshake' | 'public' | 'strict'): Promise<SocketClient> {
  tester = await createSocketTester({ auth, heartbeatMs: 0 })
  tester.emulator.world.directus.settings.accessTokenMs = 60_000
  const { accessToken } = await tester.login()
  return tester.connect({ query: `?access_token=${accessToken}` })
}

test.each(['handshake', 'strict'] as const)(
  '%s: TOKEN_EXPIRED, then anonymous, then AUTH_TIMEOUT and a close without a code',
  async (auth) => {
    const client = await connectForAMinute(auth)
    tester.advance(60_000)
    expect(await client.next()).toEqual(TOKEN_EXPIRED)
    client.send({ type: 'ping', uid: 1 })
    expect(await client.next()).toEqual({ type: 'pong', uid: 1 })
    client.send({ type: 'items', action: 'read', collection: 'tasks', uid: 2 })
    expect(await client.next()).toEqual({
      type: 'items',
      status: 'error',
      error: FORBIDDEN,
      uid: 2,
    })
    tester.advance(10_000)
    expect(await client.next()).toEqual(AUTH_TIMEOUT)
    expect(await client.closed).toBe(1005)
  },
)

test('public: TOKEN_EXPIRED, then AUTH_TIMEOUT, and the socket stays open as anonymous', async () => {
  const client = await connectForAMinute('public')
  tester.advance(60_000)
  expect(await client.next()).toEqual(TOKEN_EXPIRED)
  tester.advance(10_000)
  expect(await client.next()).toEqual(AUTH_TIMEOUT)
  client.send({ type: 'auth', access_token: ADMIN_TOKEN, uid: 'late' })
  expect(await client.next()).toEqual({ type: 'auth', status: 'ok', uid: 'late' })
})

test('a token ends up to a second before its time, as its claim has whole seconds', async () => {
  tester = await createSocketTester({ auth: 'handshake' })
  const { directus } = tester.emulator.world
  directus.settings.accessTokenMs = 3_000
  directus.clock.set(1_800_000_000_900)
  const { accessToken } = await tester.login()
  const client = await tester.connectAs(accessToken)
  tester.advance(2_100)
  expect(await client.next()).toEqual(TOKEN_EXPIRED)
})

test('an authentication before the end moves the end', async () => {
  const client = await connectForAMinute('handshake')
  tester.advance(40_000)
  const { accessToken } = await tester.login()
  client.send({ type: 'auth', access_token: accessToken })
  expect(await client.next()).toEqual({ type: 'auth', status: 'ok' })
  tester.advance(30_000)
  client.send({ type: 'ping' })
  expect(await client.next()).toEqual({ type: 'pong' })
  tester.advance(30_000)
  expect(await client.next()).toEqual(TOKEN_EXPIRED)
})

test('an authentication after the end saves the socket, and its subscriptions', async () => {
  const client = await connectForAMinute('handshake')
  client.send({ type: 'subscribe', collection: 'tasks', query: { limit: 0 }, uid: 's' })
  await client.next()
  tester.advance(60_000)
  expect(await client.next()).toEqual(TOKEN_EXPIRED)
  await tester.api('/items/tasks', 'POST', { title: 'Meanwhile' })
  expect(await client.next()).toEqual({
    type: 'subscribe',
    status: 'error',
    error: FORBIDDEN,
    uid: 's',
  })

  client.send({ type: 'auth', ...EDITOR })
  expect(await client.next()).toMatchObject({ type: 'auth', status: 'ok' })
  client.send({ type: 'subscribe', collection: 'tasks', query: { fields: ['title'] }, uid: 't' })
  await client.next()
  await tester.api('/items/tasks', 'POST', { title: 'Afterwards' })
  expect(await client.next()).toMatchObject({ event: 'create', uid: 't' })
  tester.advance(10_000)
  client.send({ type: 'ping' })
  expect(await client.next()).toEqual({ type: 'pong' })
})

test('the token behind a sign-in with a password ends, too', async () => {
  tester = await createSocketTester({ auth: 'handshake', heartbeatMs: 0 })
  const client = await tester.connect()
  client.send({ type: 'auth', ...EDITOR })
  await client.next()
  tester.advance(900_000)
  expect(await client.next()).toEqual(TOKEN_EXPIRED)
})

test('the session behind a cookie ends the socket with its own time', async () => {
  tester = await createSocketTester({ auth: 'strict', heartbeatMs: 0 })
  tester.emulator.world.directus.settings.sessionMs = 60_000
  const cookie = await tester.sessionCookie()
  const client = await tester.connect({ headers: { cookie } })
  tester.advance(60_000)
  expect(await client.next()).toEqual(TOKEN_EXPIRED)
})

test('a static token has no end', async () => {
  tester = await createSocketTester({ auth: 'handshake', heartbeatMs: 0 })
  const client = await tester.connectAs(ADMIN_TOKEN)
  tester.advance(10 * 365 * 86_400_000)
  client.send({ type: 'ping' })
  expect(await client.next()).toEqual({ type: 'pong' })
})

test('a token that a test ends ends on its sockets', async () => {
  const client = await connectForAMinute('handshake')
  const { accessTokens, clock } = tester.emulator.world.directus
  for (const token of accessTokens.values()) token.expiresAt = clock.now()
  tester.advance(0)
  expect(await client.next()).toEqual(TOKEN_EXPIRED)
})
