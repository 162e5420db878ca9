import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { AUTH_FAILED, AUTH_OK, AUTH_TIMEOUT, NO_CODE, TOKEN_EXPIRED } from '../suite/authFrames.ts'
import { openSocket } from '../suite/openSocket.ts'
import { EDITOR } from '../suite/people.ts'
import { tokensOf } from '../suite/signIn.ts'
import { useServer } from '../suite/useServer.ts'

const LIFE_MS = 3000
const lifetimes = { accessTokenMs: LIFE_MS }

describe('handshake', () => {
  const server = useServer({ ...lifetimes, websocket: { auth: 'handshake', authTimeoutMs: 2000 } })

  test('a token that ends is told, and after the time-out the socket is closed', async () => {
    const { access } = await tokensOf(server().url, EDITOR)
    const socket = await openSocket(server().url)
    socket.send({ type: 'auth', access_token: access })
    expect(await socket.next()).toEqual(AUTH_OK)
    expect(await socket.next()).toEqual(TOKEN_EXPIRED)
    socket.send({ type: 'ping', uid: 'still' })

    expect(await socket.next()).toEqual({ type: 'pong', uid: 'still' })
    expect(await socket.next()).toEqual(AUTH_TIMEOUT)
    expect(await socket.closed).toBe(NO_CODE)
  })

  test('a new token before the end moves the end', async () => {
    const { url } = server()
    const socket = await openSocket(url)
    socket.send({ type: 'auth', access_token: (await tokensOf(url, EDITOR)).access })
    expect(await socket.next()).toEqual(AUTH_OK)
    for (const uid of ['first', 'second']) {
      await delay(LIFE_MS - 1500)
      socket.send({ type: 'auth', access_token: (await tokensOf(url, EDITOR)).access, uid })
      expect(await socket.next()).toEqual({ ...AUTH_OK, uid })
    }
    await socket.close()
  })

  test('a new token after the end is in time as well', async () => {
    const { url } = server()
    const socket = await openSocket(url)
    socket.send({ type: 'auth', access_token: (await tokensOf(url, EDITOR)).access })
    await socket.next()
    expect(await socket.next()).toEqual(TOKEN_EXPIRED)
    socket.send({ type: 'auth', access_token: EDITOR.token })

    expect(await socket.next()).toEqual(AUTH_OK)
    expect(await socket.within(2500)).toEqual([])
    expect(socket.isOpen()).toBe(true)
    await socket.close()
  })
})

describe('public', () => {
  const server = useServer({ ...lifetimes, websocket: { auth: 'public', authTimeoutMs: 2000 } })

  test('nobody has to say who they are', async () => {
    const socket = await openSocket(server().url)
    socket.send({ type: 'items', collection: 'announcements', action: 'read', uid: 1 })

    expect(await socket.next()).toMatchObject({ type: 'items', uid: 1, data: [{ id: 1 }] })
    await socket.close()
  })

  test('a bad token is told, and the socket stays', async () => {
    const socket = await openSocket(server().url)
    socket.send({ type: 'auth', access_token: 'garbage', uid: 'bad' })

    expect(await socket.next()).toEqual({ ...AUTH_FAILED, uid: 'bad' })
    socket.send({ type: 'ping', uid: 'still' })
    expect(await socket.next()).toEqual({ type: 'pong', uid: 'still' })
    await socket.close()
  })

  test('a token that ends is told twice, and the socket stays', async () => {
    const { access } = await tokensOf(server().url, EDITOR)
    const socket = await openSocket(server().url)
    socket.send({ type: 'auth', access_token: access })
    expect(await socket.next()).toEqual(AUTH_OK)
    expect(await socket.next()).toEqual(TOKEN_EXPIRED)
    expect(await socket.next()).toEqual(AUTH_TIMEOUT)
    socket.send({ type: 'ping', uid: 'still' })

    expect(await socket.next()).toEqual({ type: 'pong', uid: 'still' })
    await socket.close()
  })
})

describe('strict', () => {
  const server = useServer({ ...lifetimes, websocket: { auth: 'strict', authTimeoutMs: 2000 } })

  test('without a token it does not open', async () => {
    await expect(openSocket(server().url)).rejects.toThrow('HTTP 401')
  })

  test('a token in the address opens it; its end closes it', async () => {
    const { access } = await tokensOf(server().url, EDITOR)
    const socket = await openSocket(server().url, { query: `?access_token=${access}` })

    expect(await socket.next()).toEqual(TOKEN_EXPIRED)
    expect(await socket.next()).toEqual(AUTH_TIMEOUT)
    expect(await socket.closed).toBe(NO_CODE)
  })
})
