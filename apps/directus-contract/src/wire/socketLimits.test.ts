import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { NO_CODE } from '../suite/authFrames.ts'
import { type Frame, openSocket } from '../suite/openSocket.ts'
import { useServer } from '../suite/useServer.ts'

describe('too many messages', () => {
  const server = useServer({
    rateLimiter: { points: 4, durationMs: 5000 },
    websocket: { auth: 'public' },
  })

  test('are told how long to wait, and the socket stays', async () => {
    const socket = await openSocket(server().url)
    for (let uid = 0; uid < 8; uid += 1) socket.send({ type: 'ping', uid })
    const frames: Frame[] = []
    for (let count = 0; count < 8; count += 1) frames.push(await socket.next())

    const refused = frames.find(({ type }) => type === 'server')
    expect(refused).toEqual({
      type: 'server',
      status: 'error',
      error: {
        code: 'REQUESTS_EXCEEDED',
        message: expect.stringMatching(/^Too many messages, retry after \d+ms\.$/),
      },
    })
    expect(socket.isOpen()).toBe(true)
    await socket.close()
  })
})

describe('the heartbeat', () => {
  const server = useServer({ websocket: { auth: 'public', heartbeatMs: 1000 } })

  test('a client that does not answer is left, without a word', async () => {
    const socket = new WebSocket(`${server().url.replace('http', 'ws')}/websocket`)
    const frames: unknown[] = []
    socket.on('message', (data) => frames.push(JSON.parse(String(data))))
    const code = await new Promise<number>((resolve) => socket.once('close', resolve))

    expect(code).toBe(NO_CODE)
    expect(frames).toEqual([{ type: 'ping' }])
  })

  test('one that answers is not', async () => {
    const socket = await openSocket(server().url)

    expect(await socket.within(3500)).toEqual([])
    expect(socket.isOpen()).toBe(true)
    await socket.close()
  })
})
