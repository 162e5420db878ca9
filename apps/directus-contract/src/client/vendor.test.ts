import {
  createItem,
  deleteItem,
  login,
  logout,
  passwordRequest,
  passwordReset,
  readItem,
  readItems,
  readMe,
  readProviders,
  refresh,
  serverPing,
  updateItem,
  updateMe,
  authentication as vendorAuthentication,
  createDirectus as vendorClient,
  graphql as vendorGraphql,
  rest as vendorRest,
  withToken,
} from '@directus/sdk'
import {
  authentication,
  createDirectus,
  graphql,
  isDirectusError,
  rest,
  staticToken,
} from 'gatehouse/directus'
import { describe, expect, test } from 'vitest'
import { ADMIN, EDITOR, READER } from '../suite/people.ts'
import type { SuiteSchema } from '../suite/suiteSchema.ts'
import { useServer } from '../suite/useServer.ts'

const RESET_URL = 'http://localhost:3000/reset'

const server = useServer({ redirectAllowList: [RESET_URL] })

describe("the vendor's commands through our rest()", () => {
  test('with a static token: items are made, read, changed and deleted', async () => {
    const client = createDirectus<SuiteSchema>(server().url)
      .with(staticToken(EDITOR.token))
      .with(rest())
    const made = await client.request(createItem('tasks', { title: 'By command' }))
    expect(made).toMatchObject({ id: expect.any(Number), title: 'By command' })

    await client.request(updateItem('tasks', made.id, { title: 'Changed' }))
    expect(await client.request(readItem('tasks', made.id))).toMatchObject({ title: 'Changed' })
    await client.request(deleteItem('tasks', made.id))
    const error = await client.request(readItem('tasks', made.id)).catch((caught) => caught)
    expect(isDirectusError(error, 'FORBIDDEN')).toBe(true)
  })

  test('filters, sorting and fields arrive', async () => {
    const client = createDirectus<SuiteSchema>(server().url)
      .with(staticToken(EDITOR.token))
      .with(rest())
    const tasks = await client.request(
      readItems('tasks', {
        filter: { status: { _eq: 'open' } },
        sort: ['-sort'],
        fields: ['id', 'title'],
      }),
    )

    expect(tasks).toEqual([
      { id: 3, title: 'Ask for the piano' },
      { id: 1, title: 'Write the invitation' },
    ])
  })

  test('login, refresh and logout as commands, and a token for one request', async () => {
    const client = createDirectus<SuiteSchema>(server().url).with(rest())
    const { email, password } = EDITOR
    const data = await client.request(login({ email, password }, { mode: 'json' }))
    const next = await client.request(
      refresh({ mode: 'json', refresh_token: String(data.refresh_token) }),
    )
    const me = await client.request(withToken(String(next.access_token), readMe()))
    expect(me).toMatchObject({ id: EDITOR.id })
    await client.request(logout({ mode: 'json', refresh_token: String(next.refresh_token) }))
    const again = client.request(
      refresh({ mode: 'json', refresh_token: String(next.refresh_token) }),
    )

    await expect(again).rejects.toSatisfy((error) => isDirectusError(error, 'INVALID_CREDENTIALS'))
  })

  test('the public reads what is public; the rest is refused, typed', async () => {
    const client = createDirectus<SuiteSchema>(server().url).with(rest())

    expect(await client.request(readItems('announcements'))).toHaveLength(1)
    expect(await client.request(serverPing())).toBe('pong')
    expect(await client.request(readProviders())).toEqual([])
    await expect(client.request(readMe())).rejects.toSatisfy((error) =>
      isDirectusError(error, 'INVALID_CREDENTIALS'),
    )
  })

  test('a person changes what is said of them', async () => {
    const client = createDirectus<SuiteSchema>(server().url)
      .with(staticToken(EDITOR.token))
      .with(rest())

    expect(await client.request(updateMe({ title: 'Editor' }))).toMatchObject({ title: 'Editor' })
  })

  test('a forgotten password is set anew by the link of the mail', async () => {
    const client = createDirectus<SuiteSchema>(server().url).with(rest())
    await client.request(passwordRequest(READER.email, RESET_URL))
    const link = new URL(await server().readMailLink(READER.email))
    await client.request(passwordReset(String(link.searchParams.get('token')), 'reader-pass-2'))
    const { email } = READER

    const data = await client.request(login({ email, password: 'reader-pass-2' }, { mode: 'json' }))
    expect(data.access_token).toEqual(expect.any(String))
  })
})

describe('GraphQL', () => {
  test('items, and the system scope', async () => {
    const client = createDirectus<SuiteSchema>(server().url)
      .with(staticToken(EDITOR.token))
      .with(graphql())

    expect(await client.query('{ tasks(limit: 1) { title } }')).toEqual({
      tasks: [{ title: 'Write the invitation' }],
    })
    expect(await client.query('{ users_me { email } }', {}, 'system')).toEqual({
      users_me: { email: EDITOR.email },
    })
  })

  test('an error inside of a 200 is an error', async () => {
    const client = createDirectus<SuiteSchema>(server().url).with(graphql())
    const document = `mutation ($email: String!, $password: String!) {
      auth_login(email: $email, password: $password) { access_token }
    }`
    const wrong = client.query(document, { email: EDITOR.email, password: 'wrong' }, 'system')

    await expect(wrong).rejects.toSatisfy((error) => isDirectusError(error, 'INVALID_CREDENTIALS'))
  })
})

describe('ours and theirs, mixed', () => {
  test("our authentication() with the vendor's client, rest() and graphql()", async () => {
    const client = vendorClient<SuiteSchema>(server().url)
      .with(authentication('json'))
      .with(vendorRest())
      .with(vendorGraphql())
    await client.login(EDITOR.email, EDITOR.password)

    expect(await client.request(readMe())).toMatchObject({ id: EDITOR.id })
    expect(await client.query('{ tasks { id } }')).toMatchObject({ tasks: expect.any(Array) })
    await client.logout()
    client.dispose()
  })

  test("the vendor's authentication() with our client and rest()", async () => {
    const client = createDirectus<SuiteSchema>(server().url)
      .with(vendorAuthentication('json'))
      .with(rest())
    const { email, password } = ADMIN
    await client.login({ email, password })

    expect(await client.request(readMe())).toMatchObject({ email })
    client.stopRefreshing()
  })
})
