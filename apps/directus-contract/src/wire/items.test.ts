import { describe, expect, test } from 'vitest'
import { expectError } from '../suite/expectError.ts'
import { EDITOR } from '../suite/people.ts'
import { type Answer, send } from '../suite/send.ts'
import { useServer } from '../suite/useServer.ts'

const server = useServer()

describe('reading', () => {
  test('all of a collection, by key', async () => {
    const { status, body } = await asEditor('GET /items/tasks')

    expect(status).toBe(200)
    expect(body.data).toHaveLength(3)
    expect(body.data[0]).toEqual({
      id: 1,
      title: 'Write the invitation',
      status: 'open',
      sort: 1,
      date_updated: null,
    })
  })

  test.each([
    ['filter[status][_eq]=open', [1, 3]],
    ['filter[status][_neq]=open', [2]],
    ['filter[sort][_gt]=1', [2, 3]],
    ['filter[sort][_lte]=2', [1, 2]],
    ['filter[id][_in]=1,3', [1, 3]],
    ['filter[id][_nin]=1,3', [2]],
    ['filter[title][_contains]=the', [1, 2, 3]],
    ['filter[title][_starts_with]=Book', [2]],
    ['filter[_or][0][id][_eq]=1&filter[_or][1][sort][_eq]=3', [1, 3]],
    ['filter[title][_null]=true', []],
    ['filter={"status":{"_eq":"done"}}', [2]],
    ['sort=-sort', [3, 2, 1]],
    ['sort=status,-id', [2, 3, 1]],
    ['limit=2', [1, 2]],
    ['limit=2&page=2', [3]],
    ['limit=-1&offset=1', [2, 3]],
    ['search=piano', [3]],
  ])('%s', async (query, ids) => {
    const { body } = await asEditor(`GET /items/tasks?${encodeURI(query)}`)

    expect(body.data.map(({ id }: { id: number }) => id)).toEqual(ids)
  })

  test('fields are chosen, through relations too', async () => {
    const articles = await asEditor('GET /items/articles?fields=title,author.name&limit=1')
    const authors = await asEditor('GET /items/authors?fields=*,articles.*&sort=id&limit=1')
    const plain = await asEditor('GET /items/authors/1')

    expect(articles.body.data).toEqual([
      { title: 'Rehearsing in winter', author: { name: 'Ingrid Holm' } },
    ])
    expect(authors.body.data).toEqual([
      {
        id: 1,
        name: 'Ingrid Holm',
        articles: [
          { id: 1, title: 'Rehearsing in winter', author: 1 },
          { id: 3, title: 'What a hall adds', author: 1 },
        ],
      },
    ])
    expect(plain.body.data).toEqual({ id: 1, name: 'Ingrid Holm', articles: [1, 3] })
  })

  test('counts', async () => {
    const meta = await asEditor(
      'GET /items/tasks?meta=total_count,filter_count&limit=1&filter[status][_eq]=open',
    )
    const aggregate = await asEditor('GET /items/tasks?aggregate[count]=*')

    expect(meta.body.meta).toEqual({ total_count: 3, filter_count: 2 })
    expect(aggregate.body.data).toEqual([{ count: 3 }])
  })

  test('SEARCH takes the query in its body', async () => {
    const { status, body } = await asEditor('SEARCH /items/tasks', {
      query: { filter: { status: { _eq: 'done' } }, fields: ['id'] },
    })

    expect([status, body]).toEqual([200, { data: [{ id: 2 }] }])
  })
})

describe('writing', () => {
  test('one is made, changed and deleted', async () => {
    const made = await asEditor('POST /items/tasks', { title: 'Print tickets', status: 'open' })
    expect(made.status).toBe(200)
    const { id } = made.body.data
    expect(made.body.data).toMatchObject({ id: expect.any(Number), title: 'Print tickets' })

    const changed = await asEditor(`PATCH /items/tasks/${id}`, { status: 'done' })
    expect(changed.body.data).toMatchObject({ id, title: 'Print tickets', status: 'done' })
    expect(Date.parse(changed.body.data.date_updated)).toBeGreaterThan(0)

    const deleted = await asEditor(`DELETE /items/tasks/${id}`)
    expect([deleted.status, deleted.body]).toEqual([204, undefined])
    expectError(await asEditor(`GET /items/tasks/${id}`), '403 FORBIDDEN')
  })

  test('several are made, changed by their keys and deleted', async () => {
    const made = await asEditor('POST /items/tasks', [{ title: 'One' }, { title: 'Two' }])
    const keys: number[] = made.body.data.map(({ id }: { id: number }) => id)
    expect(keys).toHaveLength(2)

    const changed = await asEditor('PATCH /items/tasks', { keys, data: { status: 'done' } })
    expect(changed.body.data.map(({ status }: { status: string }) => status)).toEqual([
      'done',
      'done',
    ])
    expect((await asEditor('DELETE /items/tasks', keys)).status).toBe(204)
  })
})

describe('who may', () => {
  test('what is public is read without a token', async () => {
    const { status, body } = await send(server().url, 'GET /items/announcements')

    expect(status).toBe(200)
    expect(body.data[0].title).toBe('Doors open at seven')
  })

  test('what is not there and what may not be read are answered alike', async () => {
    const hidden = await asEditor('GET /items/ledgers')
    const unknown = await asEditor('GET /items/nowhere')

    for (const answer of [hidden, unknown]) expectError(answer, '403 FORBIDDEN')
    expect(hidden.body.errors[0].message).toBe(
      'You don\'t have permission to access collection "ledgers" or it does not exist. Queried in root.',
    )
    expect(unknown.body.errors[0].message).toBe(
      hidden.body.errors[0].message.replace('ledgers', 'nowhere'),
    )
  })

  test("the vendor's own collections are not items", async () => {
    expectError(await asEditor('GET /items/directus_users'), '403 FORBIDDEN')
  })

  test('writing what may only be read is forbidden', async () => {
    expectError(await asEditor('POST /items/articles', { title: 'No' }), '403 FORBIDDEN')
  })
})

function asEditor(target: string, body?: unknown): Promise<Answer> {
  return send(server().url, target, { token: EDITOR.token, ...(body !== undefined && { body }) })
}
