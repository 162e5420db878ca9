import { describe, expect, test } from 'vitest'
import { expectError } from '../suite/expectError.ts'
import { CAREFUL, EDITOR, type SuitePerson } from '../suite/people.ts'
import { type Answer, type SendOptions, send } from '../suite/send.ts'
import { SESSION_COOKIE, tokensOf } from '../suite/signIn.ts'
import { useServer } from '../suite/useServer.ts'

const server = useServer()

const LOGIN = `mutation ($email: String!, $password: String!, $mode: auth_mode, $otp: String) {
  auth_login(email: $email, password: $password, mode: $mode, otp: $otp) {
    access_token refresh_token expires
  }
}`

describe('signing in by /graphql/system', () => {
  test('the lifetime is a text', async () => {
    const { status, body } = await login(EDITOR)

    expect(status).toBe(200)
    expect(body).toEqual({
      data: {
        auth_login: {
          access_token: expect.any(String),
          refresh_token: expect.stringMatching(/^[\w-]{64}$/),
          expires: '900000',
        },
      },
    })
  })

  test('a session comes in a cookie, as over REST', async () => {
    const { body, cookies } = await login(EDITOR, { mode: 'session' })

    expect(body.data.auth_login).toEqual({
      access_token: null,
      refresh_token: null,
      expires: '86400000',
    })
    expect(cookies.get(SESSION_COOKIE)?.value).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  })

  test('a refusal comes inside of a 200', async () => {
    const wrong = await login({ ...EDITOR, password: 'not this one' })
    const noCode = await login(CAREFUL)

    for (const [answer, code] of [
      [wrong, 'INVALID_CREDENTIALS'],
      [noCode, 'INVALID_OTP'],
    ] as const) {
      expect(answer.status).toBe(200)
      expect(answer.body.data).toEqual({ auth_login: null })
      expect(answer.body.errors[0]).toMatchObject({
        message: expect.any(String),
        extensions: { code },
        path: ['auth_login'],
        locations: [expect.any(Object)],
      })
    }
  })

  test('a used refresh token is refused the same way', async () => {
    const { refresh } = await tokensOf(server().url, EDITOR)
    const query = `mutation ($token: String!) {
      auth_refresh(refresh_token: $token, mode: json) { access_token refresh_token expires }
    }`
    const first = await ask(query, { token: refresh })
    const second = await ask(query, { token: refresh })

    expect(first.body.data.auth_refresh).toMatchObject({ expires: '900000' })
    expect(second.status).toBe(200)
    expect(second.body.data).toEqual({ auth_refresh: null })
    expect(second.body.errors[0].extensions.code).toBe('INVALID_CREDENTIALS')
  })

  test('signing out answers true', async () => {
    const { refresh } = await tokensOf(server().url, EDITOR)
    const query = 'mutation ($token: String!) { auth_logout(refresh_token: $token, mode: json) }'
    const { status, body } = await ask(query, { token: refresh })

    expect([status, body]).toEqual([200, { data: { auth_logout: true } }])
  })
})

describe('who asks', () => {
  test('a good token is who it speaks for', async () => {
    const { status, body } = await ask('{ users_me { id email } }', {}, { token: EDITOR.token })

    expect(status).toBe(200)
    expect(body).toEqual({ data: { users_me: { id: EDITOR.id, email: EDITOR.email } } })
  })

  test('a bad one is refused before anything else', async () => {
    const answer = await ask('{ users_me { id } }', {}, { token: 'garbage' })

    expectError(answer, '401 INVALID_CREDENTIALS')
  })

  test('for nobody the field does not even exist', async () => {
    const { status, body } = await ask('{ users_me { id } }')

    expect(status).toBe(400)
    expect(body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION')
    expect(body.errors[0].message).toContain('GraphQL validation error')
  })
})

describe('items by /graphql', () => {
  test('a collection is a field', async () => {
    const query = '{ tasks(sort: ["sort"], limit: 2) { title status } }'
    const { status, body } = await ask(query, {}, { token: EDITOR.token, path: '/graphql' })

    expect(status).toBe(200)
    expect(body).toEqual({
      data: {
        tasks: [
          { title: 'Write the invitation', status: 'open' },
          { title: 'Book the hall', status: 'done' },
        ],
      },
    })
  })

  test('one by its key, with what it points to', async () => {
    const query = '{ articles_by_id(id: 1) { title author { name } } }'
    const { body } = await ask(query, {}, { token: EDITOR.token, path: '/graphql' })

    expect(body.data.articles_by_id).toEqual({
      title: 'Rehearsing in winter',
      author: { name: 'Ingrid Holm' },
    })
  })
})

interface AskOptions extends Pick<SendOptions, 'token'> {
  readonly path?: string
}

function ask(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  { path = '/graphql/system', ...options }: AskOptions = {},
): Promise<Answer> {
  return send(server().url, `POST ${path}`, { ...options, body: { query, variables } })
}

function login(
  { email, password }: SuitePerson,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  return ask(LOGIN, { email, password, ...more })
}
