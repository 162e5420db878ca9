import { expect, test } from 'vitest'
import { at, textAt } from '../testing/at.ts'
import {
  ADMIN_TOKEN,
  createDirectusTester,
  type DirectusAnswer,
  EDITOR,
  TFA,
} from '../testing/directusTester.ts'

const LOGIN = `mutation ($email: String!, $password: String!, $mode: auth_mode, $otp: String) {
  auth_login(email: $email, password: $password, mode: $mode, otp: $otp) {
    access_token refresh_token expires
  }
}`
const REFRESH = `mutation ($token: String) {
  auth_refresh(refresh_token: $token, mode: json) { access_token refresh_token expires }
}`

test('auth_login: expires is a string', async () => {
  const { body } = await system({ query: LOGIN, variables: EDITOR })
  expect(body).toEqual({
    data: {
      auth_login: {
        access_token: expect.any(String),
        refresh_token: expect.any(String),
        expires: '900000',
      },
    },
  })
})

test('a wrong password and a missing OTP are errors inside of a 200', async () => {
  const wrong = await system({ query: LOGIN, variables: { ...EDITOR, password: 'x' } })
  expect(wrong.status).toBe(200)
  expect(wrong.body).toEqual({
    data: { auth_login: null },
    errors: [
      {
        message: 'Invalid user credentials.',
        extensions: { code: 'INVALID_CREDENTIALS' },
        locations: [{ line: 2, column: 3 }],
        path: ['auth_login'],
      },
    ],
  })
  const missing = await system({ query: LOGIN, variables: TFA })
  expect([missing.status, missing.code]).toEqual([200, 'INVALID_OTP'])
})

test('auth_refresh rotates; a used token is an error inside of a 200', async () => {
  const { ask } = createDirectusTester()
  const signIn = await ask('/graphql/system', { json: { query: LOGIN, variables: EDITOR } })
  const token = textAt(signIn.body, 'data.auth_login.refresh_token')
  const json = { query: REFRESH, variables: { token } }
  const fresh = await ask('/graphql/system', { json })
  expect(at(fresh.body, 'data.auth_refresh.expires')).toBe('900000')
  const used = await ask('/graphql/system', { json })
  expect([used.status, used.code]).toEqual([200, 'INVALID_CREDENTIALS'])
  const none = await ask('/graphql/system', { json: { query: REFRESH } })
  expect([none.status, none.code]).toEqual([200, 'INVALID_PAYLOAD'])
})

test('auth_login on /graphql is INTERNAL_SERVER_ERROR: there is nothing to change for the public', async () => {
  const { ask } = createDirectusTester()
  const query = 'mutation { auth_login(email: "a@b.com", password: "x") { access_token } }'
  const { status, code } = await ask('/graphql', { json: { query } })
  expect([status, code]).toEqual([200, 'INTERNAL_SERVER_ERROR'])
})

test('mode session: a cookie as in REST, and no tokens', async () => {
  const { body, cookies } = await system({
    query: LOGIN,
    variables: { ...EDITOR, mode: 'session' },
  })
  expect(body).toEqual({
    data: { auth_login: { access_token: null, refresh_token: null, expires: '86400000' } },
  })
  expect(cookies[0]).toMatch(/^directus_session_token=eyJ.+; HttpOnly; SameSite=Lax$/)
})

test('an expired and a garbage Bearer are 401 without data', async () => {
  const { ask, emulator, login } = createDirectusTester()
  const { access: token } = await login(EDITOR)
  emulator.world.clock.advance(900_000)
  const json = { query: '{ users_me { id } }' }
  const expired = await ask('/graphql/system', { token, json })
  expect([expired.status, expired.code]).toEqual([401, 'TOKEN_EXPIRED'])
  expect(at(expired.body, 'data')).toBeUndefined()
  const garbage = await ask('/graphql/system', { token: 'garbage', json })
  expect([garbage.status, garbage.code]).toEqual([401, 'INVALID_CREDENTIALS'])
})

test('users_me without a token is a validation error with 400', async () => {
  const { status, body } = await system({ query: '{ users_me { id } }' })
  expect(status).toBe(400)
  expect(at(body, 'errors.0')).toMatchObject({
    message: 'GraphQL validation error.',
    extensions: {
      code: 'GRAPHQL_VALIDATION',
      errors: [{ message: 'Cannot query field "users_me" on type "Query".' }],
    },
  })
})

test('users_me with a token, and its role', async () => {
  const query = '{ users_me { email role { name } } }'
  const { body } = await system({ query }, ADMIN_TOKEN)
  expect(body).toEqual({
    data: { users_me: { email: 'admin@example.com', role: { name: 'Administrator' } } },
  })
})

test('auth_logout is true; a mail is requested, and a garbage reset is an error', async () => {
  const { body } = await system({ query: 'mutation { auth_logout(refresh_token: "x") }' })
  expect(body).toEqual({ data: { auth_logout: true } })
  const requested = await system({
    query: 'mutation { auth_password_request(email: "nobody@example.com") }',
  })
  expect(requested.body).toEqual({ data: { auth_password_request: true } })
  const reset = await system({
    query: 'mutation { auth_password_reset(token: "x", password: "y") }',
  })
  expect([reset.status, reset.code]).toEqual([200, 'INVALID_TOKEN'])
})

test('the second factor and the own account can be changed', async () => {
  const generate = 'mutation { users_me_tfa_generate(password: "admin-pass-1") { secret } }'
  const { body } = await system({ query: generate }, ADMIN_TOKEN)
  expect(at(body, 'data.users_me_tfa_generate.secret')).toMatch(/^[A-Z2-7]{16}$/)
  const enable = 'mutation { users_me_tfa_enable(secret: "JBSWY3DPEHPK3PXP", otp: "000000") }'
  expect((await system({ query: enable }, ADMIN_TOKEN)).code).toBe('INVALID_PAYLOAD')
  const update = 'mutation { update_users_me(data: { title: "Chair" }) { title } }'
  const updated = await system({ query: update }, ADMIN_TOKEN)
  expect(updated.body).toEqual({ data: { update_users_me: { title: 'Chair' } } })
})

test('items are queried with filter, sort, limit and relations; ids are texts', async () => {
  const query = `query ($filter: articles_filter) {
    articles(filter: $filter, sort: ["-title"], limit: 1) { id title author { name } }
    articles_by_id(id: 3) { title }
    articles_aggregated { countAll }
    authors { articles(limit: 1) { id } }
  }`
  const variables = { filter: { status: { _eq: 'published' } } }
  const { body } = await items({ query, variables })
  expect(body).toEqual({
    data: {
      articles: [{ id: '2', title: 'What the river brings', author: { name: 'Amara Nwosu' } }],
      articles_by_id: { title: 'The last tram' },
      articles_aggregated: [{ countAll: 3 }],
      authors: [{ articles: [{ id: '1' }] }, { articles: [{ id: '3' }] }],
    },
  })
})

test('an item that is not there is FORBIDDEN inside of a 200', async () => {
  const { status, code } = await items({ query: '{ tasks_by_id(id: 99) { id } }' })
  expect([status, code]).toEqual([200, 'FORBIDDEN'])
})

test('items are created, changed and deleted', async () => {
  const query = `mutation {
    create_tasks_item(data: { title: "One" }) { id status }
    create_tasks_items(data: [{ title: "Two" }]) { title }
    update_tasks_item(id: 1, data: { status: "done" }) { status }
    update_tasks_items(ids: [1, 2], data: { sort: 9 }) { sort }
    update_tasks_batch(data: [{ id: 3, status: "done" }]) { id status }
    delete_tasks_item(id: 13) { id }
    delete_tasks_items(ids: [14]) { ids }
  }`
  expect((await items({ query })).body).toEqual({
    data: {
      create_tasks_item: { id: '13', status: 'open' },
      create_tasks_items: [{ title: 'Two' }],
      update_tasks_item: { status: 'done' },
      update_tasks_items: [{ sort: 9 }, { sort: 9 }],
      update_tasks_batch: [{ id: '3', status: 'done' }],
      delete_tasks_item: { id: '13' },
      delete_tasks_items: { ids: ['14'] },
    },
  })
})

test('the public sees public collections only', async () => {
  const { ask } = createDirectusTester()
  const read = await ask('/graphql', { json: { query: '{ announcements { id } }' } })
  expect(read.body).toEqual({ data: { announcements: [{ id: '1' }, { id: '2' }] } })
  const hidden = await ask('/graphql', { json: { query: '{ tasks { id } }' } })
  expect([hidden.status, hidden.code]).toEqual([400, 'GRAPHQL_VALIDATION'])
})

test('by GET one may read, and change nothing', async () => {
  const { ask } = createDirectusTester()
  const path = (query: string): string => `/graphql/system?query=${encodeURIComponent(query)}`
  expect((await ask(path('{ server_ping }'))).body).toEqual({ data: { server_ping: 'pong' } })
  const refused = await ask(path('mutation { auth_logout(refresh_token: "x") }'))
  expect([refused.status, refused.code]).toEqual([405, 'METHOD_NOT_ALLOWED'])
})

test('no query is INVALID_PAYLOAD, and one that cannot be read a validation error', async () => {
  expect((await system({})).code).toBe('INVALID_PAYLOAD')
  expect((await system({ query: '{ users_me {' })).code).toBe('GRAPHQL_VALIDATION')
})

function system(json: object, token?: string): Promise<DirectusAnswer> {
  const { ask } = createDirectusTester()
  return ask('/graphql/system', { json, ...(token === undefined ? {} : { token }) })
}

function items(json: object): Promise<DirectusAnswer> {
  return createDirectusTester().ask('/graphql', { json, token: ADMIN_TOKEN })
}
