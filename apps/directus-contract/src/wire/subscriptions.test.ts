import { expect, test } from 'vitest'
import { AUTH_OK } from '../suite/authFrames.ts'
import { type Frame, openSocket, type TestSocket } from '../suite/openSocket.ts'
import { EDITOR } from '../suite/people.ts'
import { type Answer, send } from '../suite/send.ts'
import { useServer } from '../suite/useServer.ts'

const server = useServer({ websocket: { auth: 'handshake' } })

test('a subscription begins with what is there, and hears what is made, changed and deleted', async () => {
  const socket = await authenticated()
  socket.send({
    type: 'subscribe',
    collection: 'tasks',
    query: { fields: ['id', 'title'], sort: ['id'] },
    uid: 'all',
  })
  expect(await socket.next()).toEqual({
    type: 'subscription',
    event: 'init',
    data: [
      { id: 1, title: 'Write the invitation' },
      { id: 2, title: 'Book the hall' },
      { id: 3, title: 'Ask for the piano' },
    ],
    uid: 'all',
  })

  const made = await asEditor('POST /items/tasks', { title: 'Heard of' })
  const { id } = made.body.data
  expect(await socket.next()).toEqual(event('create', [{ id, title: 'Heard of' }]))
  await asEditor(`PATCH /items/tasks/${id}`, { title: 'Changed' })
  expect(await socket.next()).toEqual(event('update', [{ id, title: 'Changed' }]))
  await asEditor(`DELETE /items/tasks/${id}`)
  expect(await socket.next()).toEqual(event('delete', [String(id)]))
  await socket.close()
})

test('one event is heard alone, and begins without data', async () => {
  const socket = await authenticated()
  socket.send({ type: 'subscribe', collection: 'tasks', event: 'delete', uid: 'gone' })
  expect(await socket.next()).toEqual({ type: 'subscription', event: 'init', uid: 'gone' })

  const { body } = await asEditor('POST /items/tasks', { title: 'Not heard of' })
  await asEditor(`DELETE /items/tasks/${body.data.id}`)
  expect(await socket.next()).toEqual({
    type: 'subscription',
    event: 'delete',
    data: [String(body.data.id)],
    uid: 'gone',
  })
  await socket.close()
})

test('a number for a uid comes back as a text', async () => {
  const socket = await authenticated()
  socket.send({ type: 'subscribe', collection: 'tasks', event: 'create', uid: 5 })

  expect(await socket.next()).toEqual({ type: 'subscription', event: 'init', uid: '5' })
  await socket.close()
})

test('after the end of a subscription nothing is heard', async () => {
  const socket = await authenticated()
  socket.send({ type: 'subscribe', collection: 'tasks', event: 'create', uid: 'short' })
  await socket.next()
  socket.send({ type: 'unsubscribe', uid: 'short' })
  expect(await socket.next()).toEqual({
    type: 'subscription',
    event: 'unsubscribe',
    uid: 'short',
  })
  await asEditor('POST /items/tasks', { title: 'Not heard of either' })
  socket.send({ type: 'ping', uid: 'last' })

  expect(await socket.next()).toEqual({ type: 'pong', uid: 'last' })
  await socket.close()
})

test('what may not be read cannot be subscribed to, nor what is not there', async () => {
  const socket = await authenticated()
  for (const collection of ['ledgers', 'nowhere']) {
    socket.send({ type: 'subscribe', collection, uid: collection })
    expect(await socket.next()).toMatchObject({
      type: 'subscribe',
      status: 'error',
      error: { code: 'FORBIDDEN', message: expect.stringContaining(`"${collection}"`) },
      uid: collection,
    })
  }
  await socket.close()
})

function event(name: string, data: unknown): Frame {
  return { type: 'subscription', event: name, data, uid: 'all' }
}

async function authenticated(): Promise<TestSocket> {
  const socket = await openSocket(server().url)
  socket.send({ type: 'auth', access_token: EDITOR.token })
  expect(await socket.next()).toEqual(AUTH_OK)
  return socket
}

function asEditor(target: string, body?: unknown): Promise<Answer> {
  return send(server().url, target, { token: EDITOR.token, ...(body !== undefined && { body }) })
}
