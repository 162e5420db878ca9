import { expect, test } from 'vitest'
import { at } from '../testing/at.ts'
import {
  createDirectusTester,
  type DirectusAnswer,
  EDITOR,
  NO_ROLE,
  ADMIN_TOKEN as token,
  VIEWER,
} from '../testing/directusTester.ts'

test('POST creates one or many, with what was left out filled in', async () => {
  const { ask, world } = createDirectusTester()
  const one = await ask('/items/tasks', { token, json: { title: 'One', unknown: 1 } })
  expect(one.body).toEqual({
    data: {
      id: 13,
      title: 'One',
      status: 'open',
      sort: null,
      notes: null,
      due: null,
      date_created: '2027-01-15T08:00:00.400Z',
      date_updated: null,
      assignee: null,
    },
  })
  const many = await ask('/items/tasks?fields=id', {
    token,
    json: [{ title: 'a' }, { title: 'b' }],
  })
  expect(many.body).toEqual({ data: [{ id: 14 }, { id: 15 }] })
  const uuid = await ask('/items/bookmarks', { token, json: { label: 'x' } })
  expect(at(uuid.body, 'data.id')).toMatch(/^[0-9a-f-]{36}$/)
  expect(world().counters.itemWrites).toBe(3)
})

test('POST without what is required is FAILED_VALIDATION and creates nothing; a key is used once', async () => {
  const { ask, world } = createDirectusTester()
  const { status, body } = await ask('/items/tasks', { token, json: [{ title: 'ok' }, {}] })
  expect(status).toBe(400)
  expect(at(body, 'errors.0')).toEqual({
    message: 'Validation failed for field "title". Value is required.',
    extensions: { field: 'title', path: [], type: 'required', code: 'FAILED_VALIDATION' },
  })
  expect(world().collections.get('tasks')?.items.size).toBe(12)
  const twice = await ask('/items/tasks', { token, json: { id: 1, title: 'x' } })
  expect(twice.code).toBe('RECORD_NOT_UNIQUE')
})

test('PATCH changes one, many by keys, by query and by a list', async () => {
  const { ask } = createDirectusTester()
  const patch = (path: string, json: unknown): Promise<DirectusAnswer> =>
    ask(path, { method: 'PATCH', token, json })
  const one = await patch('/items/tasks/1', { status: 'done' })
  expect(at(one.body, 'data')).toMatchObject({
    status: 'done',
    date_updated: '2027-01-15T08:00:00.400Z',
  })
  const path = '/items/tasks?fields=id,status'
  const keys = await patch(path, { keys: [2, 3], data: { status: 'x' } })
  expect(at(keys.body, 'data.*.status')).toEqual(['x', 'x'])
  const query = { filter: { id: { _eq: 4 } } }
  const found = await patch(path, { query, data: { status: 'y' } })
  expect(found.body).toEqual({ data: [{ id: 4, status: 'y' }] })
  const list = await patch(path, [{ id: 5, status: 'z' }])
  expect(list.body).toEqual({ data: [{ id: 5, status: 'z' }] })
  expect((await patch(path, { x: 1 })).code).toBe('INVALID_PAYLOAD')
})

test('DELETE takes one, many by keys and by query away', async () => {
  const { ask, world } = createDirectusTester()
  const remove = (path: string, json?: unknown): Promise<DirectusAnswer> =>
    ask(path, { method: 'DELETE', token, ...(json === undefined ? {} : { json }) })
  expect((await remove('/items/tasks/1')).status).toBe(204)
  expect((await remove('/items/tasks', [2, 3])).status).toBe(204)
  expect((await remove('/items/tasks', { keys: [4] })).status).toBe(204)
  const query = { filter: { id: { _eq: 5 } } }
  expect((await remove('/items/tasks', { query })).status).toBe(204)
  expect(world().collections.get('tasks')?.items.size).toBe(7)
  expect((await remove('/items/tasks', {})).code).toBe('INVALID_PAYLOAD')
})

test('what is not there: an administrator is told nothing, others are FORBIDDEN', async () => {
  const { ask, login } = createDirectusTester()
  const { access } = await login(EDITOR)
  const path = '/items/tasks/99'
  expect((await ask(path, { method: 'PATCH', token, json: { sort: 1 } })).status).toBe(204)
  expect((await ask(path, { method: 'DELETE', token })).status).toBe(204)
  const patched = await ask(path, { method: 'PATCH', token: access, json: { sort: 1 } })
  expect(at(patched.body, 'errors.0.message')).toContain('perform "update" for the field(s) "sort"')
  expect((await ask(path, { method: 'DELETE', token: access })).code).toBe('FORBIDDEN')
})

test('a public collection is readable without a token, a private one is not', async () => {
  const { ask, login } = createDirectusTester()
  const { access } = await login(NO_ROLE)
  expect((await ask('/items/announcements')).status).toBe(200)
  expect((await ask('/items/announcements', { token: access })).status).toBe(200)
  for (const init of [{}, { token: access }, { json: { title: 'x' } }]) {
    expect((await ask('/items/tasks', init)).code).toBe('FORBIDDEN')
  }
})

test('who may only read cannot write', async () => {
  const { ask, login } = createDirectusTester()
  const { access } = await login(VIEWER)
  expect((await ask('/items/tasks', { token: access })).status).toBe(200)
  expect((await ask('/items/tasks', { token: access, json: { title: 'x' } })).code).toBe(
    'FORBIDDEN',
  )
})

test('a related item that the caller may not see is null', async () => {
  const { ask, login } = createDirectusTester()
  const { access } = await login(VIEWER)
  const { body } = await ask('/items/tasks/1?fields=assignee.first_name', { token: access })
  expect(body).toEqual({ data: { assignee: null } })
})

test('each write is told to whoever listens', async () => {
  const { ask, world } = createDirectusTester()
  const told: unknown[] = []
  world().changes.subscribe((change) => told.push(change))
  await ask('/items/tasks', { token, json: { title: 'x' } })
  await ask('/items/tasks/13', { method: 'PATCH', token, json: { sort: 1 } })
  await ask('/items/tasks/13', { method: 'DELETE', token })
  const collection = 'tasks'
  expect(told).toEqual([
    { type: 'itemsChanged', collection, event: 'create', keys: [13] },
    { type: 'itemsChanged', collection, event: 'update', keys: [13] },
    { type: 'itemsChanged', collection, event: 'delete', keys: ['13'] },
  ])
})
