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

async function ask(message: object): Promise<unknown> {
  client.send({ type: 'items', collection: 'tasks', ...message })
  return client.next()
}

/** Two new tasks. @returns their keys */
async function twoTasks(): Promise<readonly number[]> {
  const data = [{ title: 'One' }, { title: 'Two' }]
  return at(await ask({ action: 'create', data }), 'data.*.id') as number[]
}

test('create: one item for one, a list for a list, with the fields that the query names', async () => {
  const query = { fields: ['title', 'status'] }
  expect(await ask({ action: 'create', data: { title: 'One' }, query, uid: 1 })).toEqual({
    type: 'items',
    data: { title: 'One', status: 'open' },
    uid: 1,
  })
  const data = [{ title: 'Two' }, { title: 'Three' }]
  expect(await ask({ action: 'create', data, query })).toEqual({
    type: 'items',
    data: [
      { title: 'Two', status: 'open' },
      { title: 'Three', status: 'open' },
    ],
  })
})

test('read: a list, an item by its key, a list by keys, and figures', async () => {
  const [one = 0, two = 0] = await twoTasks()
  const query = { fields: ['title'] }
  const newest = { ...query, sort: '-id', limit: 1 }
  expect(await ask({ action: 'read', query: newest, uid: 'r' })).toEqual({
    type: 'items',
    data: [{ title: 'Two' }],
    uid: 'r',
  })
  expect(await ask({ action: 'read', id: one, query })).toEqual({
    type: 'items',
    data: { title: 'One' },
  })
  expect(await ask({ action: 'read', ids: [one, two], query })).toEqual({
    type: 'items',
    data: [{ title: 'One' }, { title: 'Two' }],
  })
  const filter = { title: { _eq: 'One' } }
  const total = tester.emulator.world.directus.collections.get('tasks')?.items.size
  expect(await ask({ action: 'read', query: { ...query, filter, meta: '*' } })).toEqual({
    type: 'items',
    data: [{ title: 'One' }],
    meta: { total_count: total, filter_count: 1 },
  })
})

test('update: by key an item; by keys, by query and by rows a list', async () => {
  const [one = 0, two = 0] = await twoTasks()
  const query = { fields: ['id', 'status'] }
  expect(await ask({ action: 'update', id: one, data: { status: 'a' }, query, uid: 1 })).toEqual({
    type: 'items',
    data: { id: one, status: 'a' },
    uid: 1,
  })
  expect(await ask({ action: 'update', ids: [one, two], data: { status: 'b' }, query })).toEqual({
    type: 'items',
    data: [
      { id: one, status: 'b' },
      { id: two, status: 'b' },
    ],
  })
  const found = { ...query, filter: { title: { _eq: 'Two' } } }
  expect(await ask({ action: 'update', query: found, data: { status: 'c' } })).toEqual({
    type: 'items',
    data: [{ id: two, status: 'c' }],
  })
  expect(await ask({ action: 'update', data: [{ id: one, status: 'd' }], query })).toEqual({
    type: 'items',
    data: [{ id: one, status: 'd' }],
  })
})

test('update without a selection changes every item', async () => {
  const answer = await ask({ action: 'update', data: { status: 'x' }, query: { fields: ['id'] } })
  const items = tester.emulator.world.directus.collections.get('tasks')?.items ?? new Map()
  expect(at(answer, 'data.length')).toBe(items.size)
  expect([...items.values()].every(({ status }) => status === 'x')).toBe(true)
})

test('delete: the keys come back as they were sent', async () => {
  const [one = 0, two = 0] = await twoTasks()
  expect(await ask({ action: 'delete', id: String(one), uid: 1 })).toEqual({
    type: 'items',
    data: String(one),
    uid: 1,
  })
  expect(await ask({ action: 'delete', ids: [two] })).toEqual({ type: 'items', data: [two] })
  const query = { filter: { title: { _eq: 'nothing' } } }
  expect(await ask({ action: 'delete', query })).toEqual({ type: 'items', data: [] })
})

const FORBIDDEN_COLLECTION =
  'You don\'t have permission to access collection "nothing" or it does not exist. Queried in root.'

test.each([
  [
    'an unknown collection',
    { action: 'read', collection: 'nothing' },
    { code: 'FORBIDDEN', message: FORBIDDEN_COLLECTION },
  ],
  [
    'an item that is not there',
    { action: 'read', id: 999_999 },
    { code: 'FORBIDDEN', message: "You don't have permission to access this." },
  ],
  [
    'a field that is not there',
    { action: 'read', query: { fields: ['nope'] } },
    {
      code: 'FORBIDDEN',
      message:
        'You don\'t have permission to access field "nope" in collection "tasks" or it does not exist. Queried in root.',
    },
  ],
  [
    'a collection that may only be read',
    { action: 'create', collection: 'announcements', data: { title: 'x' } },
    {
      code: 'FORBIDDEN',
      message: FORBIDDEN_COLLECTION.replace('nothing', 'announcements'),
    },
  ],
  [
    'an item to change that is not there',
    { action: 'update', id: 999_999, data: { status: 'x' } },
    {
      code: 'FORBIDDEN',
      message:
        'You don\'t have permissions to perform "update" for the field(s) "status" in collection "tasks" or it does not exist.',
    },
  ],
  [
    'an item to delete that is not there',
    { action: 'delete', id: 999_999 },
    {
      code: 'FORBIDDEN',
      message:
        'You don\'t have permission to perform "delete" for collection "tasks" or it does not exist.',
    },
  ],
  [
    'a deletion without a selection',
    { action: 'delete' },
    {
      code: 'INVALID_PAYLOAD',
      message: "Either 'ids', 'id' or 'query' is required for a DELETE request.",
    },
  ],
  [
    'a system collection',
    { action: 'read', collection: 'directus_users' },
    {
      code: 'INVALID_COLLECTION',
      message: 'Cannot trigger an action on a system collection.',
    },
  ],
  [
    'an unknown action',
    { action: 'destroy' },
    {
      code: 'INVALID_PAYLOAD',
      message:
        'Validation error: Invalid input: expected "create" at "action" or Invalid input: expected "read" at "action" or Invalid input: expected "update" at "action" or Invalid input: expected "delete" at "action"',
    },
  ],
  [
    'an unknown operator',
    { action: 'read', query: { filter: { title: { _bogus: 1 } } } },
    {
      code: 'INVALID_QUERY',
      message: 'Invalid query. "string" field type does not contain the "_bogus" filter operator.',
    },
  ],
])('%s is refused, with the mark', async (_, message, error) => {
  expect(await ask({ ...message, uid: 18 })).toEqual({
    type: 'items',
    status: 'error',
    error,
    uid: 18,
  })
})
