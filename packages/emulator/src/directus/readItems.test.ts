import { expect, test } from 'vitest'
import { at } from '../testing/at.ts'
import {
  createDirectusTester,
  type DirectusAnswer,
  ADMIN_TOKEN as token,
} from '../testing/directusTester.ts'

test('a collection, an item and the figures beside them', async () => {
  const list = await read('/items/tasks?fields=id,title&sort=-title&limit=2&meta=*')
  expect(list.body).toEqual({
    meta: { total_count: 12, filter_count: 12 },
    data: [
      { id: 5, title: 'Translate the opening speech' },
      { id: 2, title: 'Send the programme to the printer' },
    ],
  })
  const one = await read('/items/tasks/6')
  expect(at(one.body, 'data')).toMatchObject({ id: 6, assignee: null, date_updated: null })
  const figure = await read('/items/tasks?meta=filter_count&filter[status][_eq]=open&limit=0')
  expect(figure.body).toEqual({ meta: { filter_count: 6 }, data: [] })
})

test('an item, a collection and a field that are not there are FORBIDDEN, each in its words', async () => {
  const item = await read('/items/tasks/99')
  expect([item.status, at(item.body, 'errors.0.message')]).toEqual([
    403,
    "You don't have permission to access this.",
  ])
  const collection = await read('/items/nowhere')
  expect(at(collection.body, 'errors.0.message')).toBe(
    'You don\'t have permission to access collection "nowhere" or it does not exist. Queried in root.',
  )
  const field = await read('/items/articles?fields=author.articles.nope')
  expect(at(field.body, 'errors.0.message')).toBe(
    'You don\'t have permission to access field "nope" in collection "articles" or it does not exist. Queried in "author.articles".',
  )
  for (const query of ['fields=nope', 'sort=nope', 'filter[nope][_eq]=1']) {
    expect((await read(`/items/tasks?${query}`)).code).toBe('FORBIDDEN')
  }
})

test('the vendor’s own collections are FORBIDDEN under /items', async () => {
  const { status, code } = await read('/items/directus_users')
  expect([status, code]).toEqual([403, 'FORBIDDEN'])
})

test('fields reach through relations', async () => {
  const one = await read('/items/articles/1?fields=title,author.name')
  expect(one.body).toEqual({
    data: { title: 'A bell that rings by itself', author: { name: 'Amara Nwosu' } },
  })
  const many = await read('/items/authors/1?fields=*,articles.title')
  expect(many.body).toEqual({
    data: {
      id: 1,
      name: 'Amara Nwosu',
      email: 'amara@example.com',
      articles: [{ title: 'A bell that rings by itself' }, { title: 'What the river brings' }],
    },
  })
  const keys = await read('/items/authors/1')
  expect(at(keys.body, 'data.articles')).toEqual([1, 2])
  const all = await read('/items/articles/3?fields=*.*')
  expect(at(all.body, 'data.author')).toMatchObject({ id: 2, articles: [3] })
  const deep = await read('/items/authors/1?fields=articles.id&deep[articles][_sort]=-id')
  expect(deep.body).toEqual({ data: { articles: [{ id: 2 }, { id: 1 }] } })
})

test('fields as a list with brackets', async () => {
  const { body } = await read('/items/authors?fields[]=id&fields[]=name&limit=1')
  expect(body).toEqual({ data: [{ id: 1, name: 'Amara Nwosu' }] })
})

test.each([
  ['filter[sort][_eq]=3', [3]],
  ['filter[sort][_lt]=3', [1, 2]],
  ['filter[sort][_lte]=3', [1, 2, 3]],
  ['filter[sort][_gt]=10', [11, 12]],
  ['filter[sort][_gte]=11', [11, 12]],
  ['filter[sort][_between]=4,5', [4, 5]],
  ['filter[id][_in]=1,12', [1, 12]],
  ['filter[id][_nin]=1,2,3,4,5,6,7,8,9,10', [11, 12]],
  ['filter[assignee][_null]=true', [6, 11]],
  ['filter[assignee][_nnull]=false', [6, 11]],
  ['filter[status][_neq]=open', [2, 4, 5, 8, 10, 11]],
  ['filter[title][_contains]=The SPRING', [9]],
  ['filter[title][_ncontains]=the', []],
  ['filter[title][_icontains]=LETTERS', [3]],
  ['filter[title][_starts_with]=book', [1]],
  ['filter[title]=Book the hall for the autumn fair', [1]],
  ['filter={"_and":[{"status":{"_eq":"open"}},{"sort":{"_lt":4}}]}', [1, 3]],
  ['filter={"_or":[{"id":{"_eq":1}},{"id":{"_eq":2}}]}', [1, 2]],
  ['filter[_or][0][id][_eq]=1&filter[_or][1][id][_eq]=2', [1, 2]],
  ['filter[assignee][first_name][_eq]=Ines', [8, 9]],
  ['search=PROJECTOR', [8]],
  ['limit=2', [1, 2]],
  ['limit=2&offset=1', [2, 3]],
  ['limit=5&page=3', [11, 12]],
  ['limit=-1', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
  ['limit=0', []],
  ['sort=status,-id&limit=3', [11, 8, 4]],
  ['sort=assignee.first_name&limit=2', [6, 11]],
])('GET /items/tasks?%s', async (query, ids) => {
  const { body } = await read(`/items/tasks?fields=id&${query}`)
  expect(at(body, 'data.*.id')).toEqual(ids)
})

test('a filter reaches through relations to many', async () => {
  const some = await read('/items/authors?fields=id&filter[articles][_some][status][_eq]=draft')
  expect(some.body).toEqual({ data: [{ id: 2 }] })
  const none = await read('/items/authors?fields=id&filter[articles][_none][status][_eq]=draft')
  expect(none.body).toEqual({ data: [{ id: 1 }] })
})

test.each([
  ['filter={bad', 'Invalid JSON for filter object'],
  ['limit=x', '"limit" must be a number'],
  ['filter[sort][_eq]=abc', 'Invalid numeric value'],
  ['filter[title][_bad]=1', '"string" field type does not contain the "_bad" filter operator'],
])('GET /items/tasks?%s is INVALID_QUERY', async (query, reason) => {
  const { status, body } = await read(`/items/tasks?${query}`)
  expect(status).toBe(400)
  expect(at(body, 'errors.0')).toEqual({
    message: `Invalid query. ${reason}.`,
    extensions: { reason, code: 'INVALID_QUERY' },
  })
})

test.each([
  ['aggregate[count]=*', [{ count: 12 }]],
  ['aggregate[count]=id,assignee', [{ count: { id: 12, assignee: 10 } }]],
  ['aggregate[max]=sort&aggregate[sum]=sort', [{ max: { sort: 12 }, sum: { sort: 78 } }]],
  [
    'aggregate[count]=*&groupBy=status',
    [
      { status: 'open', count: 6 },
      { status: 'in_progress', count: 3 },
      { status: 'done', count: 3 },
    ],
  ],
])('GET /items/tasks?%s', async (query, data) => {
  expect((await read(`/items/tasks?${query}`)).body).toEqual({ data })
})

test('SEARCH reads with a query or keys in the body', async () => {
  const { ask } = createDirectusTester()
  const query = { fields: ['id'], filter: { id: { _lte: 2 } }, sort: ['-id'] }
  const init = { method: 'SEARCH', token }
  const found = await ask('/items/tasks', { ...init, json: { query } })
  expect(found.body).toEqual({ data: [{ id: 2 }, { id: 1 }] })
  const byKeys = await ask('/items/tasks', { ...init, json: { keys: [3] } })
  expect(at(byKeys.body, 'data.*.id')).toEqual([3])
})

function read(path: string): Promise<DirectusAnswer> {
  return createDirectusTester().ask(path, { token })
}
