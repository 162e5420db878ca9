import * as vendor from '@directus/sdk'
import { expectTypeOf, test } from 'vitest'
import {
  createDirectus,
  createItem,
  customEndpoint,
  readItem,
  readItems,
  readMe,
  readSingleton,
  rest,
  updateItem,
  withOptions,
  withSearch,
  withToken,
} from './index.ts'

interface Person {
  id: number
  name: string
  born: 'date' | null
}

interface Task {
  id: number
  title: string
  status: 'open' | 'done'
  due: 'datetime' | null
  tags: 'csv' | null
  assignee: Person | number | null
  comments: Comment[] | number[]
}

interface Comment {
  id: number
  text: string
  author: Person | number
}

interface Settings {
  theme: string
}

interface Schema {
  tasks: Task[]
  people: Person[]
  comments: Comment[]
  settings: Settings
}

const client = createDirectus<Schema>('http://localhost').with(rest())
const theirs = vendor.createDirectus<Schema>('http://localhost').with(vendor.rest())

test('without fields, all of them come, with keys in place of related items', async () => {
  const tasks = await client.request(readItems('tasks'))
  expectTypeOf(tasks).toEqualTypeOf<
    {
      id: number
      title: string
      status: 'open' | 'done'
      due: string | null
      tags: string[] | null
      assignee: number | null
      comments: number[]
    }[]
  >()
  expectTypeOf(await client.request(readItems('tasks', { limit: 5 }))).toEqualTypeOf<typeof tasks>()
  expectTypeOf(await client.request(readItems('tasks', { fields: ['*'] }))).toEqualTypeOf<
    typeof tasks
  >()
})

test('fields pick, nested ones too', async () => {
  const task = await client.request(
    readItem('tasks', 1, {
      fields: [
        'id',
        'due',
        'year(due)',
        'count(comments)',
        { assignee: ['name'], comments: ['text', { author: ['*'] }] },
      ],
    }),
  )
  expectTypeOf(task).toEqualTypeOf<{
    id: number
    due: string | null
    due_year: number
    comments_count: number
    assignee: { name: string } | null
    comments: { text: string; author: { id: number; name: string; born: string | null } }[]
  }>()
})

test('what is nested wins over the star', async () => {
  const [comment] = await client.request(
    readItems('comments', { fields: ['*', { author: ['id'] }] }),
  )
  expectTypeOf(comment).toEqualTypeOf<
    { id: number; text: string; author: { id: number } } | undefined
  >()
})

test('what the schema does not know does not compile', () => {
  // @ts-expect-error no such collection
  client.request(readItems('taks'))
  // @ts-expect-error a singleton is none
  client.request(readItems('settings'))
  // @ts-expect-error no such field
  client.request(readItems('tasks', { fields: ['titel'] }))
  // @ts-expect-error no such field of what is related
  client.request(readItems('tasks', { fields: [{ assignee: ['nam'] }] }))
  // @ts-expect-error a title is no number
  client.request(readItems('tasks', { filter: { title: { _eq: 5 } } }))
  // @ts-expect-error no such field
  client.request(readItems('tasks', { sort: ['-titel'] }))
  // @ts-expect-error a title is no number
  client.request(createItem('tasks', { title: 5 }))
  // @ts-expect-error a collection of many is no singleton
  client.request(readSingleton('tasks'))
})

test('filters and orders go through relations', () => {
  client.request(
    readItems('tasks', {
      filter: {
        _or: [{ title: { _contains: 'a' } }, { due: { _lt: '$NOW' } }],
        status: { _in: ['open'] },
        assignee: { name: { _starts_with: 'A' } },
        comments: { _some: { text: { _nnull: true } } },
      },
      sort: ['-due', 'assignee.name'],
      deep: { comments: { _limit: 3, _sort: '-id' } },
    }),
  )
  client.request(updateItem('tasks', 1, { due: '2026-01-01', assignee: { name: 'Ada' } }))
  client.request(updateItem('tasks', 1, { assignee: 4, comments: [{ text: 'x' }] }))
})

test('a singleton is one item', async () => {
  expectTypeOf(await client.request(readSingleton('settings'))).toEqualTypeOf<{ theme: string }>()
})

test('who is signed in has the fields that are asked for', async () => {
  const me = await client.request(readMe({ fields: ['id', 'email'] }))
  expectTypeOf(me.id).toEqualTypeOf<string>()
  // @ts-expect-error not asked for
  me.role
  expectTypeOf((await client.request(readMe())).role).toEqualTypeOf<string | null | undefined>()
})

test('what wraps a command keeps its answer', async () => {
  const plain = readItems<Schema, 'people'>('people')
  type People = { id: number; name: string; born: string | null }[]
  expectTypeOf(await client.request(withToken('t', plain))).toEqualTypeOf<People>()
  expectTypeOf(await client.request(withSearch(plain))).toEqualTypeOf<People>()
  expectTypeOf(
    await client.request(
      withOptions(withToken('t', readItems('people')), { credentials: 'include' }),
    ),
  ).toEqualTypeOf<People>()
  expectTypeOf(await client.request(customEndpoint<5>({ path: '/x' }))).toEqualTypeOf<5>()
})

test('without a schema everything compiles', async () => {
  const any = createDirectus('http://localhost').with(rest())
  const [item] = await any.request(
    readItems('whatever', { fields: ['a', { b: ['c'] }], sort: '-d' }),
  )
  expectTypeOf(item?.anything).toBeAny()
  any.request(createItem('whatever', { title: 5 }))
})

test("the vendor's commands have the same answers in our client, and ours in theirs", async () => {
  const query = { fields: ['id', { assignee: ['name'] }] } as const
  const inTheirs = await theirs.request(vendor.readItems('tasks', query))
  expectTypeOf(await client.request(vendor.readItems('tasks', query))).toEqualTypeOf<
    typeof inTheirs
  >()
  expectTypeOf(await client.request(readItems('tasks', query))).toEqualTypeOf<typeof inTheirs>()
  expectTypeOf(await theirs.request(readItems('tasks', query))).toEqualTypeOf<typeof inTheirs>()
  expectTypeOf(await client.request(vendor.readSingleton('settings'))).toEqualTypeOf<{
    theme: string
  }>()
  // @ts-expect-error no such collection
  client.request(vendor.readItems('taks'))
})

test("the vendor's features fit our client, and ours theirs", async () => {
  const mixed = createDirectus<Schema>('http://localhost')
    .with(vendor.staticToken('t'))
    .with(rest())
  expectTypeOf(await mixed.getToken()).toEqualTypeOf<string | null>()
  expectTypeOf((await mixed.request(readItems('people')))[0]?.name).toEqualTypeOf<
    string | undefined
  >()
  const other = vendor
    .createDirectus<Schema>('http://localhost')
    .with(rest())
    .with(vendor.graphql())
  expectTypeOf((await other.request(readItems('people')))[0]?.name).toEqualTypeOf<
    string | undefined
  >()
})
