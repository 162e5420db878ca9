import { describe, expect, test } from 'vitest'
import { AUTH_FAILED, AUTH_OK, HANDSHAKE_FAILED, NO_CODE } from '../suite/authFrames.ts'
import { expectError } from '../suite/expectError.ts'
import { openSocket, type TestSocket } from '../suite/openSocket.ts'
import { CAREFUL, EDITOR } from '../suite/people.ts'
import { send } from '../suite/send.ts'
import { cookieOf, oneTimePassword, SESSION_COOKIE, tokensOf } from '../suite/signIn.ts'
import { useServer } from '../suite/useServer.ts'

const server = useServer({ websocket: { auth: 'handshake', authTimeoutMs: 2000 } })

describe('authenticating', () => {
  test('an access token and a static one', async () => {
    const { access } = await tokensOf(server().url, EDITOR)
    for (const token of [access, EDITOR.token]) {
      const socket = await openSocket(server().url)
      socket.send({ type: 'auth', access_token: token })
      expect(await socket.next()).toEqual(AUTH_OK)
      await socket.close()
    }
  })

  test('the uid comes back as it was sent', async () => {
    const socket = await openSocket(server().url)
    socket.send({ type: 'auth', access_token: EDITOR.token, uid: 'first' })
    expect(await socket.next()).toEqual({ ...AUTH_OK, uid: 'first' })
    socket.send({ type: 'auth', access_token: EDITOR.token, uid: 2 })
    expect(await socket.next()).toEqual({ ...AUTH_OK, uid: 2 })
    await socket.close()
  })

  test('a password is answered with a refresh token, and neither access token nor lifetime', async () => {
    const { email, password } = EDITOR
    const socket = await openSocket(server().url)
    socket.send({ type: 'auth', email, password })

    expect(await socket.next()).toEqual({
      ...AUTH_OK,
      refresh_token: expect.stringMatching(/^[\w-]{64}$/),
    })
    await socket.close()
  })

  test('a refresh token is used up, and answered with the next one', async () => {
    const { refresh } = await tokensOf(server().url, EDITOR)
    const socket = await openSocket(server().url)
    socket.send({ type: 'auth', refresh_token: refresh })
    const { refresh_token: next, ...rest } = await socket.next()

    expect(rest).toEqual(AUTH_OK)
    expectError(await refreshed(refresh), '401 INVALID_CREDENTIALS')
    expect((await refreshed(String(next))).status).toBe(200)
    await socket.close()
  })

  test('a one-time password is not looked at: whoever has a second factor is refused', async () => {
    const { email, password, tfaSecret } = CAREFUL
    const otp = await oneTimePassword(tfaSecret)

    await expectHandshakeFailed({ type: 'auth', email, password, otp })
  })

  test.each([
    ['a wrong password', { type: 'auth', email: EDITOR.email, password: 'wrong', uid: 'u' }],
    ['garbage', { type: 'auth', access_token: 'garbage', uid: 'u' }],
    ['a used refresh token', { type: 'auth', refresh_token: 'used', uid: 'u' }],
    ['a first message that is no authentication', { type: 'ping', uid: 'u' }],
  ])('%s ends it, without a code and without the uid', async (_, message) => {
    await expectHandshakeFailed(message)
  })

  test('saying nothing ends it after the time-out', async () => {
    const socket = await openSocket(server().url)
    const start = performance.now()

    expect(await socket.next()).toEqual(HANDSHAKE_FAILED)
    expect(await socket.closed).toBe(NO_CODE)
    expect(performance.now() - start).toBeGreaterThan(1500)
  })

  test('what is sent before the answer is lost', async () => {
    const { email, password } = EDITOR
    const socket = await openSocket(server().url)
    socket.send({ type: 'auth', email, password })
    socket.send({ type: 'ping', uid: 'lost' })
    expect(await socket.next()).toMatchObject(AUTH_OK)
    socket.send({ type: 'ping', uid: 'kept' })

    expect(await socket.next()).toEqual({ type: 'pong', uid: 'kept' })
    await socket.close()
  })

  test('a later one that is refused ends it too, with its uid', async () => {
    const socket = await authenticated()
    socket.send({ type: 'auth', access_token: 'garbage', uid: 'again' })

    expect(await socket.next()).toEqual({ ...AUTH_FAILED, uid: 'again' })
    expect(await socket.closed).toBe(NO_CODE)
  })
})

describe('the upgrade', () => {
  test('a token in the address or a session cookie authenticates, and no message says so', async () => {
    const { url } = server()
    const session = await cookieOf(url, EDITOR, 'session')
    for (const options of [
      { query: `?access_token=${EDITOR.token}` },
      { headers: { Cookie: `${SESSION_COOKIE}=${session}` } },
    ]) {
      const socket = await openSocket(url, options)
      socket.send({ type: 'ping', uid: 1 })
      expect(await socket.next()).toEqual({ type: 'pong', uid: 1 })
      await socket.close()
    }
  })

  test('a bad token there is refused before it opens', async () => {
    await expect(openSocket(server().url, { query: '?access_token=garbage' })).rejects.toThrow(
      'HTTP 401',
    )
  })

  test('so is a page of another origin; the own one and none pass', async () => {
    const { url } = server()
    const foreign = { headers: { Origin: 'http://elsewhere.example' } }
    await expect(openSocket(url, foreign)).rejects.toThrow('HTTP 403')

    const own = await openSocket(url, { headers: { Origin: url } })
    expect(own.isOpen()).toBe(true)
    await own.close()
  })
})

describe('messages', () => {
  test('bad JSON is told so, and the socket stays', async () => {
    const socket = await authenticated()
    socket.sendText('{')

    expect(await socket.next()).toEqual({
      type: 'server',
      status: 'error',
      error: { code: 'INVALID_PAYLOAD', message: expect.any(String) },
    })
    expect(socket.isOpen()).toBe(true)
    await socket.close()
  })

  test("the vendor's own collections are no items", async () => {
    const socket = await authenticated()
    socket.send({ type: 'items', collection: 'directus_users', action: 'read', uid: 'x' })

    expect(await socket.next()).toMatchObject({
      type: 'items',
      status: 'error',
      error: { code: 'INVALID_COLLECTION' },
      uid: 'x',
    })
    await socket.close()
  })

  test('items are read and written', async () => {
    const socket = await authenticated()
    socket.send({
      type: 'items',
      collection: 'tasks',
      action: 'read',
      query: { filter: { status: { _eq: 'done' } }, fields: ['id', 'title'] },
      uid: 'read',
    })
    expect(await socket.next()).toEqual({
      type: 'items',
      data: [{ id: 2, title: 'Book the hall' }],
      uid: 'read',
    })

    socket.send({
      type: 'items',
      collection: 'tasks',
      action: 'create',
      data: { title: 'By socket' },
      uid: 'create',
    })
    const { data, ...rest } = await socket.next()
    expect(rest).toEqual({ type: 'items', uid: 'create' })
    const id = idOf(data)
    socket.send({ type: 'items', collection: 'tasks', action: 'delete', id, uid: 'delete' })
    expect(await socket.next()).toEqual({ type: 'items', data: id, uid: 'delete' })
    await socket.close()
  })
})

async function authenticated(): Promise<TestSocket> {
  const socket = await openSocket(server().url)
  socket.send({ type: 'auth', access_token: EDITOR.token })
  expect(await socket.next()).toEqual(AUTH_OK)
  return socket
}

async function expectHandshakeFailed(message: unknown): Promise<void> {
  const socket = await openSocket(server().url)
  socket.send(message)
  expect(await socket.next()).toEqual(HANDSHAKE_FAILED)
  expect(await socket.closed).toBe(NO_CODE)
}

function refreshed(token: string): ReturnType<typeof send> {
  return send(server().url, 'POST /auth/refresh', { body: { refresh_token: token } })
}

function idOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined
}
