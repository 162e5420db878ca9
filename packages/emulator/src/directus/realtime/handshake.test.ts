import { afterEach, beforeEach, expect, test } from 'vitest'
import { textAt } from '../../testing/at.ts'
import {
  ADMIN_TOKEN,
  createSocketTester,
  EDITOR,
  type SocketTester,
  WITH_SECOND_FACTOR,
} from './testing/socketTester.ts'

const HANDSHAKE_FAILED = {
  type: 'auth',
  status: 'error',
  error: { code: 'AUTH_FAILED', message: 'Authentication handshake failed.' },
}
const AUTH_FAILED = {
  type: 'auth',
  status: 'error',
  error: { code: 'AUTH_FAILED', message: 'Authentication failed.' },
}

let tester: SocketTester
beforeEach(async () => {
  tester = await createSocketTester({ auth: 'handshake' })
})
afterEach(() => tester.close())

test('an access token opens the socket, and the mark comes back as it was sent', async () => {
  const { accessToken } = await tester.login()
  const client = await tester.connect()
  client.send({ type: 'auth', access_token: accessToken, uid: 7 })
  expect(await client.next()).toEqual({ type: 'auth', status: 'ok', uid: 7 })
})

test('a static token opens the socket; without a mark none comes back', async () => {
  const client = await tester.connect()
  client.send({ type: 'auth', access_token: ADMIN_TOKEN })
  expect(await client.next()).toEqual({ type: 'auth', status: 'ok' })
})

test('a password brings a refresh token, and no access token and no expiry', async () => {
  const client = await tester.connect()
  client.send({ type: 'auth', ...EDITOR, uid: 'p' })
  const answer = await client.next()
  expect(answer).toEqual({
    type: 'auth',
    status: 'ok',
    uid: 'p',
    refresh_token: expect.stringMatching(/^.{64}$/),
  })
})

test('a refresh token is used up, and only the next one comes back', async () => {
  const { refreshToken } = await tester.login()
  const client = await tester.connect()
  client.send({ type: 'auth', refresh_token: refreshToken })
  const next = textAt(await client.next(), 'refresh_token')
  expect(next).not.toBe(refreshToken)

  const late = await tester.connect()
  late.send({ type: 'auth', refresh_token: refreshToken, uid: 1 })
  expect(await late.next()).toEqual(HANDSHAKE_FAILED)
  const other = await tester.connect()
  other.send({ type: 'auth', refresh_token: next })
  expect(await other.next()).toMatchObject({ status: 'ok' })
})

test('a socket ignores the second factor: who has one is refused with every code', async () => {
  const client = await tester.connect()
  client.send({ type: 'auth', ...WITH_SECOND_FACTOR, otp: '123456' })
  expect(await client.next()).toEqual(HANDSHAKE_FAILED)
  expect(await client.closed).toBe(1005)
})

test.each([
  ['wrong credentials', { type: 'auth', ...EDITOR, password: 'wrong', uid: 'p' }],
  ['a garbage token', { type: 'auth', access_token: 'garbage', uid: 'p' }],
  ['an empty token', { type: 'auth', access_token: '', uid: 'p' }],
  ['an auth without a credential', { type: 'auth', uid: 'p' }],
  ['an email without a password', { type: 'auth', email: EDITOR.email, uid: 'p' }],
  ['a first message that is no auth', { type: 'ping', uid: 'p' }],
  ['a first message that is no JSON', '{nope'],
  ['one bad credential next to a good one', { type: 'auth', ...EDITOR, refresh_token: 'x' }],
])('%s: AUTH_FAILED without the mark, then a close without a code', async (_, message) => {
  const client = await tester.connect()
  client.send(message)
  expect(await client.next()).toEqual(HANDSHAKE_FAILED)
  expect(await client.closed).toBe(1005)
  expect(tester.emulator.world.directus.counters).toMatchObject({
    socketsOpened: 1,
    socketAuths: 0,
    socketAuthFailures: 1,
    socketDrops: 1,
  })
})

test('nothing said within the time for it: AUTH_FAILED, and a close without a code', async () => {
  const client = await tester.connect()
  tester.advance(9_000)
  const early = await tester.connectAs(ADMIN_TOKEN)
  tester.advance(1_000)
  expect(await client.next()).toEqual(HANDSHAKE_FAILED)
  expect(await client.closed).toBe(1005)
  early.send({ type: 'ping' })
  expect(await early.next()).toEqual({ type: 'pong' })
})

test('messages before the answer to the authentication are lost', async () => {
  tester.emulator.world.directus.realtime.authDelayMs = 50
  const client = await tester.connect()
  client.send({ type: 'auth', ...EDITOR, uid: 1 })
  client.send({ type: 'ping', uid: 2 })
  client.send({ type: 'auth', access_token: ADMIN_TOKEN, uid: 3 })
  expect(await client.next()).toMatchObject({ type: 'auth', status: 'ok', uid: 1 })
  client.send({ type: 'ping', uid: 4 })
  expect(await client.next()).toEqual({ type: 'pong', uid: 4 })
})

test('an open socket can authenticate again at any time', async () => {
  const client = await tester.connectAs(ADMIN_TOKEN)
  const { accessToken, refreshToken } = await tester.login()
  client.send({ type: 'auth', access_token: accessToken, uid: 'again' })
  expect(await client.next()).toEqual({ type: 'auth', status: 'ok', uid: 'again' })
  client.send({ type: 'auth', refresh_token: refreshToken, uid: 'more' })
  expect(await client.next()).toMatchObject({ status: 'ok', uid: 'more' })
  expect(tester.emulator.world.directus.counters.socketAuths).toBe(3)
})

test('a later authentication with a bad token: AUTH_FAILED with the mark, and a close', async () => {
  const client = await tester.connectAs(ADMIN_TOKEN)
  client.send({ type: 'auth', access_token: 'garbage', uid: 10 })
  expect(await client.next()).toEqual({ ...AUTH_FAILED, uid: 10 })
  expect(await client.closed).toBe(1005)
})

test('a later authentication with an expired token is refused like a bad one', async () => {
  const { accessToken } = await tester.login()
  const client = await tester.connectAs(ADMIN_TOKEN)
  tester.advance(900_000)
  client.send({ type: 'auth', access_token: accessToken, uid: 'x' })
  // The heartbeat that is due by then may come in between.
  const first = await client.next()
  const answer = Object(first).type === 'ping' ? await client.next() : first
  expect(answer).toEqual({ ...AUTH_FAILED, uid: 'x' })
  expect(await client.closed).toBe(1005)
})

test('a later auth without a credential is ignored', async () => {
  const client = await tester.connectAs(ADMIN_TOKEN)
  client.send({ type: 'auth', uid: 1 })
  client.send({ type: 'ping', uid: 2 })
  expect(await client.next()).toEqual({ type: 'pong', uid: 2 })
})

test('a sign-out and a suspension do not end a socket, only its next authentication', async () => {
  const cookie = await tester.sessionCookie()
  const client = await tester.connect({ headers: { cookie } })
  const { directus } = tester.emulator.world
  directus.sessions.clear()
  directus.changes.emit({ type: 'credentialsChanged' })
  client.send({ type: 'items', action: 'read', collection: 'tasks', query: { limit: 0 }, uid: 1 })
  expect(await client.next()).toEqual({ type: 'items', data: [], uid: 1 })
  client.send({ type: 'auth', access_token: cookie.split('=')[1], uid: 2 })
  expect(await client.next()).toEqual({ ...AUTH_FAILED, uid: 2 })
})
