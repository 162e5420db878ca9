import { afterEach, describe, expect, test } from 'vitest'
import {
  ADMIN_TOKEN,
  createSocketTester,
  EDITOR,
  type SocketTester,
} from './testing/socketTester.ts'

let tester: SocketTester
afterEach(() => tester.close())

const MODES = ['handshake', 'public', 'strict'] as const

describe.each(MODES)('in mode %s', (auth) => {
  test.each(['an access token', 'a static token', 'a session cookie'])(
    '%s at the upgrade is enough, and no message says so',
    async (kind) => {
      tester = await createSocketTester({ auth })
      const { accessToken } = await tester.login()
      const token = kind === 'a static token' ? ADMIN_TOKEN : accessToken
      const init =
        kind === 'a session cookie'
          ? { headers: { cookie: await tester.sessionCookie() } }
          : { query: `?access_token=${token}` }
      const client = await tester.connect(init)
      client.send({ type: 'items', action: 'read', collection: 'tasks', query: { limit: 0 } })
      expect(await client.next()).toEqual({ type: 'items', data: [] })
    },
  )

  test('a bad token is HTTP 401 at the upgrade', async () => {
    tester = await createSocketTester({ auth })
    expect(await tester.statusOf({ query: '?access_token=garbage' })).toBe(401)
    const cookie = 'directus_session_token=garbage'
    expect(await tester.statusOf({ headers: { cookie } })).toBe(401)
  })

  test('an expired token is HTTP 401 at the upgrade', async () => {
    tester = await createSocketTester({ auth })
    const { accessToken } = await tester.login()
    tester.advance(900_000)
    expect(await tester.statusOf({ query: `?access_token=${accessToken}` })).toBe(401)
  })

  test('a foreign origin is HTTP 403, whatever it brings', async () => {
    tester = await createSocketTester({ auth })
    const origin = 'http://evil.test'
    expect(await tester.statusOf({ headers: { origin } })).toBe(403)
    const query = `?access_token=${ADMIN_TOKEN}`
    expect(await tester.statusOf({ query, headers: { origin } })).toBe(403)
    expect(await tester.statusOf({ query, headers: { origin: 'null' } })).toBe(403)
  })
})

test('the same host, PUBLIC_URL and CORS_ORIGIN may come, and who names no origin', async () => {
  tester = await createSocketTester({ auth: 'public' })
  const { settings } = tester.emulator.world.directus
  settings.publicUrl = 'https://cms.example.com/sub'
  settings.corsOrigin = 'https://app.example.com'
  const statusFrom = (origin: string, host: string): Promise<number> =>
    tester.statusOf({ headers: { origin, host } })
  expect(await statusFrom('http://cms.local:8055', 'cms.local:8055')).toBe(101)
  expect(await statusFrom('https://cms.example.com', 'cms.local')).toBe(101)
  expect(await statusFrom('https://app.example.com', 'cms.local')).toBe(101)
  expect(await statusFrom('https://other.example.com', 'cms.local')).toBe(403)
  expect(await tester.statusOf()).toBe(101)
})

test('pages of this computer may come unless CORS is off', async () => {
  tester = await createSocketTester({ auth: 'public' })
  const headers = { origin: 'http://app.localhost:3333' }
  expect(await tester.statusOf({ headers })).toBe(101)
  tester.emulator.world.directus.settings.corsOrigin = 'off'
  expect(await tester.statusOf({ headers })).toBe(403)
})

test('strict: without a token HTTP 401, also with an empty one or a header', async () => {
  tester = await createSocketTester({ auth: 'strict' })
  expect(await tester.statusOf()).toBe(401)
  expect(await tester.statusOf({ query: '?access_token=' })).toBe(401)
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
  expect(await tester.statusOf({ headers })).toBe(401)
})

test('strict: a bad authentication closes the socket', async () => {
  tester = await createSocketTester({ auth: 'strict' })
  const client = await tester.connect({ query: `?access_token=${ADMIN_TOKEN}` })
  client.send({ type: 'auth', access_token: 'garbage', uid: 1 })
  expect(await client.next()).toMatchObject({ error: { code: 'AUTH_FAILED' }, uid: 1 })
  expect(await client.closed).toBe(1005)
})

test('handshake: Authorization at the upgrade counts for nothing', async () => {
  tester = await createSocketTester({ auth: 'handshake' })
  const client = await tester.connect({ headers: { authorization: `Bearer ${ADMIN_TOKEN}` } })
  client.send({ type: 'ping' })
  expect(await client.next()).toMatchObject({ error: { code: 'AUTH_FAILED' } })
})

test('public: works without a credential, as far as the public may', async () => {
  tester = await createSocketTester({ auth: 'public' })
  const client = await tester.connect()
  const read = { type: 'items', action: 'read', query: { limit: 0 } }
  client.send({ ...read, collection: 'announcements', uid: 1 })
  expect(await client.next()).toEqual({ type: 'items', data: [], uid: 1 })
  client.send({ ...read, collection: 'tasks', uid: 2 })
  expect(await client.next()).toMatchObject({ error: { code: 'FORBIDDEN' }, uid: 2 })
  client.send({ type: 'auth', ...EDITOR })
  expect(await client.next()).toMatchObject({ type: 'auth', status: 'ok' })
  client.send({ ...read, collection: 'tasks', uid: 3 })
  expect(await client.next()).toEqual({ type: 'items', data: [], uid: 3 })
})

test('public: a bad authentication is told, and leaves an anonymous socket open', async () => {
  tester = await createSocketTester({ auth: 'public' })
  const client = await tester.connectAs(ADMIN_TOKEN)
  client.send({ type: 'auth', access_token: 'garbage', uid: 1 })
  expect(await client.next()).toEqual({
    type: 'auth',
    status: 'error',
    error: { code: 'AUTH_FAILED', message: 'Authentication failed.' },
    uid: 1,
  })
  client.send({ type: 'items', action: 'read', collection: 'tasks' })
  expect(await client.next()).toMatchObject({ error: { code: 'FORBIDDEN' } })
})

test('public: the end of the token before a bad authentication is told all the same', async () => {
  tester = await createSocketTester({ auth: 'public', heartbeatMs: 0 })
  const { accessToken } = await tester.login()
  const client = await tester.connectAs(accessToken)
  client.send({ type: 'auth', access_token: 'garbage' })
  await client.next()
  tester.advance(900_000)
  expect(await client.next()).toMatchObject({ error: { code: 'TOKEN_EXPIRED' } })
})

test('there are no sockets at other paths, and none at all where they are off', async () => {
  tester = await createSocketTester({ auth: 'public' })
  expect(await tester.statusOf({ path: '/graphql' })).toBe(404)
  tester.emulator.world.directus.settings.websocket.isEnabled = false
  expect(await tester.statusOf()).toBe(404)
})
