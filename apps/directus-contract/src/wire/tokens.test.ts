import { describe, expect, test } from 'vitest'
import { expectError } from '../suite/expectError.ts'
import { EDITOR, NOBODY } from '../suite/people.ts'
import { send } from '../suite/send.ts'
import { cookieOf, SESSION_COOKIE, tokensOf } from '../suite/signIn.ts'
import { useServer } from '../suite/useServer.ts'

const server = useServer()

/** A JWT that some other server signed. */
const FOREIGN =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIiwiaWF0IjoxNzAwMDAwMDAwfQ.4bx9cPBxQ3bq3c0mUFqkoQyIQ0yLQ1mF0eJ0PqVb0Gc'

describe('GET /users/me', () => {
  test('an access token, a static one, a session JWT and ?access_token= all count', async () => {
    const { url } = server()
    const { access } = await tokensOf(url, EDITOR)
    const session = await cookieOf(url, EDITOR, 'session')
    const answers = [
      await send(url, 'GET /users/me', { token: access }),
      await send(url, 'GET /users/me', { token: EDITOR.token }),
      await send(url, 'GET /users/me', { token: session }),
      await send(url, `GET /users/me?access_token=${access}`),
      await send(url, 'GET /users/me', { cookies: { [SESSION_COOKIE]: session } }),
    ]

    for (const { status, body } of answers) {
      expect(status).toBe(200)
      expect(body.data).toMatchObject({ id: EDITOR.id, email: EDITOR.email, first_name: 'Edda' })
    }
  })

  test('nothing, garbage and a foreign JWT are refused alike', async () => {
    expectError(await send(server().url, 'GET /users/me'), '401 INVALID_CREDENTIALS')
    for (const token of ['garbage', FOREIGN]) {
      expectError(await send(server().url, 'GET /users/me', { token }), '401 INVALID_CREDENTIALS')
    }
  })

  test('a JWT of this server with a signature of somebody else is forbidden', async () => {
    const { access } = await tokensOf(server().url, EDITOR)
    const forged = `${access.slice(0, access.lastIndexOf('.'))}.${'A'.repeat(43)}`

    expectError(await send(server().url, 'GET /users/me', { token: forged }), '403 INVALID_TOKEN')
  })

  test('somebody without a role sees an id and no more', async () => {
    const { access } = await tokensOf(server().url, NOBODY)
    const { status, body } = await send(server().url, 'GET /users/me', { token: access })

    expect(status).toBe(200)
    expect(body).toEqual({ data: { id: NOBODY.id } })
  })
})

describe('a bad token spoils every endpoint', () => {
  test.each(['POST /auth/refresh', 'POST /auth/login', 'POST /auth/password/request'])(
    '%s refuses it, whatever the body says',
    async (target) => {
      const { email, password } = EDITOR
      const { refresh } = await tokensOf(server().url, EDITOR)
      const body = target.endsWith('refresh')
        ? { refresh_token: refresh }
        : target.endsWith('login')
          ? { email, password }
          : { email }

      expectError(
        await send(server().url, target, { token: 'garbage', body }),
        '401 INVALID_CREDENTIALS',
      )
    },
  )

  test('GET /server/info and public items refuse it too', async () => {
    for (const target of ['GET /server/info', 'GET /items/announcements']) {
      expect((await send(server().url, target)).status).toBe(200)
      expectError(await send(server().url, target, { token: 'garbage' }), '401 INVALID_CREDENTIALS')
    }
  })

  test('a dead session cookie spoils a sign-in, and is blanked: the second try works', async () => {
    const { url } = server()
    const { email, password } = EDITOR
    const cookies = { [SESSION_COOKIE]: await cookieOf(url, EDITOR, 'session') }
    await send(url, 'POST /auth/logout', { body: { mode: 'session' }, cookies })
    const body = { email, password }
    const first = await send(url, 'POST /auth/login', { body, cookies })

    expectError(first, '401 INVALID_CREDENTIALS')
    expect(first.cookies.get(SESSION_COOKIE)?.value).toBe('')
    const blanked = { [SESSION_COOKIE]: '' }
    expect((await send(url, 'POST /auth/login', { body, cookies: blanked })).status).toBe(200)
  })

  test('a header and ?access_token= are one way too many', async () => {
    const { access } = await tokensOf(server().url, EDITOR)

    expectError(
      await send(server().url, `GET /users/me?access_token=${access}`, { token: access }),
      '400 INVALID_PAYLOAD',
    )
  })

  test('a header has more weight than a session cookie', async () => {
    const cookies = { [SESSION_COOKIE]: await cookieOf(server().url, NOBODY, 'session') }
    const { body } = await send(server().url, 'GET /users/me', { token: EDITOR.token, cookies })

    expect(body.data.id).toBe(EDITOR.id)
  })
})
