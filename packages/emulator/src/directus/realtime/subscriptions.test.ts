import { afterEach, beforeEach, expect, test } from 'vitest'
import { at } from '../../testing/at.ts'
import { createSocketTester, type SocketClient, type SocketTester } from './testing/socketTester.ts'

let tester: SocketTester
let client: SocketClient
beforeEach(async () => {
  tester = await createSocketTester()
  const { accessToken } = await tester.login()
  client = await tester.connectAs(accessToken)
})
afterEach(() => tester.close())

/** @returns the first answer */
async function subscribe(message: object): Promise<unknown> {
  client.send({ type: 'subscribe', collection: 'tasks', ...message })
  return client.next()
}

async function createTask(title: string): Promise<number> {
  return at(await tester.api('/items/tasks', 'POST', { title }), 'data.id') as number
}

/** Fails when anything else is on its way. */
async function expectSilence(): Promise<void> {
  client.send({ type: 'ping', uid: 'silence' })
  expect(await client.next()).toEqual({ type: 'pong', uid: 'silence' })
}

test('init brings the items; a mark comes back as text, without one there is none', async () => {
  const query = { fields: ['id'], limit: 1 }
  const init = { type: 'subscription', event: 'init', data: [{ id: 1 }] }
  expect(await subscribe({ query })).toEqual(init)
  expect(await subscribe({ query, uid: 5 })).toEqual({ ...init, uid: '5' })
})

test('init brings figures where the query asks for them', async () => {
  const init = await subscribe({ query: { fields: ['id'], limit: 1, meta: '*' }, uid: 'm' })
  expect(init).toEqual({
    type: 'subscription',
    event: 'init',
    data: [{ id: 1 }],
    meta: { total_count: expect.any(Number), filter_count: expect.any(Number) },
    uid: 'm',
  })
})

test('init of one event brings no items', async () => {
  expect(await subscribe({ event: 'create', uid: 'c' })).toEqual({
    type: 'subscription',
    event: 'init',
    uid: 'c',
  })
})

test('init of one item brings the item itself', async () => {
  const query = { fields: ['id'] }
  expect(await subscribe({ item: 1, query, uid: 'i' })).toEqual({
    type: 'subscription',
    event: 'init',
    data: { id: 1 },
    uid: 'i',
  })
})

test('create: a list of one, as the query shows it; several at once come one by one', async () => {
  await subscribe({ query: { fields: ['title'] }, uid: 's' })
  const created = { type: 'subscription', event: 'create', uid: 's' }
  await createTask('One')
  expect(await client.next()).toEqual({ ...created, data: [{ title: 'One' }] })
  await tester.api('/items/tasks', 'POST', [{ title: 'Two' }, { title: 'Three' }])
  expect(await client.next()).toEqual({ ...created, data: [{ title: 'Two' }] })
  expect(await client.next()).toEqual({ ...created, data: [{ title: 'Three' }] })
})

test('update: all items that changed together are in one message', async () => {
  const one = await createTask('One')
  const two = await createTask('Two')
  await subscribe({ query: { fields: ['id', 'status'] }, uid: 's' })
  const keys = [one, two]
  await tester.api('/items/tasks', 'PATCH', { keys, data: { status: 'done' } })
  expect(await client.next()).toEqual({
    type: 'subscription',
    event: 'update',
    data: [
      { id: one, status: 'done' },
      { id: two, status: 'done' },
    ],
    uid: 's',
  })
})

test('delete: the keys; as text when one was deleted by its path', async () => {
  const one = await createTask('One')
  const two = await createTask('Two')
  const three = await createTask('Three')
  await subscribe({ event: 'delete', uid: 'd' })
  const deleted = { type: 'subscription', event: 'delete', uid: 'd' }
  await tester.api(`/items/tasks/${one}`, 'DELETE')
  expect(await client.next()).toEqual({ ...deleted, data: [String(one)] })
  await tester.api('/items/tasks', 'DELETE', [two, three])
  expect(await client.next()).toEqual({ ...deleted, data: [two, three] })
})

test('a filter keeps out what it does not find, also what an update takes out; no deletions', async () => {
  const query = { fields: ['title'], filter: { status: { _eq: 'open' } } }
  await subscribe({ query, uid: 'open' })
  const key = await createTask('One')
  expect(await client.next()).toMatchObject({ event: 'create' })
  await tester.api(`/items/tasks/${key}`, 'PATCH', { status: 'done' })
  await expectSilence()
  await tester.api('/items/tasks', 'POST', { title: 'Two', status: 'done' })
  await expectSilence()
  await tester.api('/items/tasks', 'DELETE', [key])
  expect(await client.next()).toMatchObject({ event: 'delete', data: [key] })
})

test('one event is all that a subscription to it hears', async () => {
  await subscribe({ event: 'update', query: { fields: ['status'] }, uid: 'u' })
  const key = await createTask('One')
  await expectSilence()
  await tester.api(`/items/tasks/${key}`, 'PATCH', { status: 'done' })
  expect(await client.next()).toMatchObject({ event: 'update', data: [{ status: 'done' }] })
  await tester.api(`/items/tasks/${key}`, 'DELETE')
  await expectSilence()
})

test('one item is all that a subscription to it hears, without a list around it', async () => {
  const key = await createTask('One')
  await subscribe({ item: key, query: { fields: ['status'] }, uid: 'i' })
  const other = await createTask('Other')
  await tester.api(`/items/tasks/${other}`, 'PATCH', { status: 'done' })
  await tester.api(`/items/tasks/${other}`, 'DELETE')
  await tester.api(`/items/tasks/${key}`, 'PATCH', { status: 'done' })
  const told = { type: 'subscription', uid: 'i' }
  expect(await client.next()).toEqual({ ...told, event: 'update', data: { status: 'done' } })
  await tester.api('/items/tasks', 'DELETE', [key])
  expect(await client.next()).toEqual({ ...told, event: 'delete', data: key })
})

test('the same mark replaces a subscription; those without one pile up', async () => {
  await subscribe({ query: { fields: ['id'] }, uid: 's' })
  await subscribe({ query: { fields: ['title'] }, uid: 's' })
  await createTask('One')
  expect(await client.next()).toMatchObject({ data: [{ title: 'One' }], uid: 's' })
  await expectSilence()
  client.send({ type: 'unsubscribe' })
  await client.next()

  await subscribe({ query: { fields: ['title'] } })
  await subscribe({ query: { fields: ['status'] } })
  await createTask('Two')
  expect(await client.next()).toMatchObject({ data: [{ title: 'Two' }] })
  expect(await client.next()).toMatchObject({ data: [{ status: 'open' }] })
})

test('unsubscribe ends one by its mark, known or not, and all without', async () => {
  await subscribe({ event: 'create', uid: 5 })
  await subscribe({ event: 'create', query: { fields: ['title'] }, uid: 'b' })
  const ended = { type: 'subscription', event: 'unsubscribe' }
  client.send({ type: 'unsubscribe', uid: 5 })
  expect(await client.next()).toEqual({ ...ended, uid: 5 })
  client.send({ type: 'unsubscribe', uid: 'unknown' })
  expect(await client.next()).toEqual({ ...ended, uid: 'unknown' })
  await createTask('One')
  expect(await client.next()).toMatchObject({ event: 'create', uid: 'b' })
  client.send({ type: 'unsubscribe' })
  expect(await client.next()).toEqual(ended)
  await createTask('Two')
  await expectSilence()
})

test("one's own writes are heard, too", async () => {
  await subscribe({ event: 'create', query: { fields: ['title'] }, uid: 's' })
  client.send({ type: 'items', action: 'create', collection: 'tasks', data: { title: 'Mine' } })
  const messages = [await client.next(), await client.next()]
  expect(messages).toContainEqual({
    type: 'subscription',
    event: 'create',
    data: [{ title: 'Mine' }],
    uid: 's',
  })
  expect(messages).toContainEqual({ type: 'items', data: expect.anything() })
})

const FORBIDDEN =
  'You don\'t have permission to access collection "nothing" or it does not exist. Queried in root.'

test('a collection that may not be read is refused; with one event, at that event only', async () => {
  expect(await subscribe({ collection: 'nothing', uid: 1 })).toEqual({
    type: 'subscribe',
    status: 'error',
    error: { code: 'FORBIDDEN', message: FORBIDDEN },
    uid: '1',
  })
  expect(await subscribe({ collection: 'nothing', event: 'create', uid: 1 })).toEqual({
    type: 'subscription',
    event: 'init',
    uid: '1',
  })
})

test('who may not read any more hears an error for each event, and the keys of deletions', async () => {
  tester.emulator.world.directus.settings.websocket.auth = 'public'
  const { accessToken } = await tester.login()
  client = await tester.connectAs(accessToken)
  await subscribe({ uid: 's' })
  client.send({ type: 'auth', access_token: 'garbage' })
  await client.next()
  const key = await createTask('One')
  const error = { code: 'FORBIDDEN', message: FORBIDDEN.replace('nothing', 'tasks') }
  const refused = { type: 'subscribe', status: 'error', error, uid: 's' }
  expect(await client.next()).toEqual(refused)
  await tester.api(`/items/tasks/${key}`, 'PATCH', { status: 'done' })
  expect(await client.next()).toEqual(refused)
  await tester.api('/items/tasks', 'DELETE', [key])
  expect(await client.next()).toMatchObject({ event: 'delete', data: [key] })
})

test.each([
  [{ collection: 5 }, 'expected string, received number at "collection"'],
  [{ query: 5 }, 'expected record, received number at "query"'],
  [
    { event: 'destroy' },
    'expected "create" at "event" or Invalid input: expected "update" at "event" or Invalid input: expected "delete" at "event"',
  ],
])('what is wrong with %o is told without the mark', async (message, reason) => {
  expect(await subscribe({ ...message, uid: 3 })).toEqual({
    type: 'subscribe',
    status: 'error',
    error: { code: 'INVALID_PAYLOAD', message: `Validation error: Invalid input: ${reason}` },
  })
})
