import { describe, expect, test } from 'vitest'
import { expectError } from '../suite/expectError.ts'
import { EDITOR } from '../suite/people.ts'
import { type Answer, send } from '../suite/send.ts'
import { cookieOf, REFRESH_COOKIE, SESSION_COOKIE, tokensOf } from '../suite/signIn.ts'
import { useServer } from '../suite/useServer.ts'

const server = useServer()

describe('json', () => {
  test('any token is taken, a second time too', async () => {
    const { refresh } = await tokensOf(server().url, EDITOR)
    const answers = [
      await loggedOut({ refresh_token: refresh, mode: 'json' }),
      await loggedOut({ refresh_token: refresh, mode: 'json' }),
      await loggedOut({ refresh_token: 'unknown', mode: 'json' }),
    ]

    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [204, undefined],
      [204, undefined],
      [204, undefined],
    ])
  })

  test('the refresh token is dead then, and the access token lives on', async () => {
    const { access, refresh } = await tokensOf(server().url, EDITOR)
    await loggedOut({ refresh_token: refresh, mode: 'json' })

    const again = await send(server().url, 'POST /auth/refresh', {
      body: { refresh_token: refresh },
    })
    expectError(again, '401 INVALID_CREDENTIALS')
    expect((await send(server().url, 'GET /users/me', { token: access })).status).toBe(200)
  })
})

test.each(['json', 'cookie'])('without a token, mode %s is an invalid payload', async (mode) => {
  expectError(await loggedOut({ mode }), '400 INVALID_PAYLOAD')
})

describe('cookie and session', () => {
  test('the refresh cookie is blanked, not deleted', async () => {
    const cookie = await cookieOf(server().url, EDITOR, 'cookie')
    const answer = await loggedOut({ mode: 'cookie' }, { [REFRESH_COOKIE]: cookie })

    expect(answer.status).toBe(204)
    expectBlanked(answer, REFRESH_COOKIE)
  })

  test('the session cookie is blanked, and is anonymous from then on', async () => {
    const cookie = await cookieOf(server().url, EDITOR, 'session')
    const answer = await loggedOut({ mode: 'session' }, { [SESSION_COOKIE]: cookie })

    expect(answer.status).toBe(204)
    expectBlanked(answer, SESSION_COOKIE)
    const empty = await send(server().url, 'GET /items/announcements', {
      cookies: { [SESSION_COOKIE]: '' },
    })
    expect(empty.status).toBe(200)
  })

  test('a session token is dead then', async () => {
    const cookie = await cookieOf(server().url, EDITOR, 'session')
    await loggedOut({ mode: 'session' }, { [SESSION_COOKIE]: cookie })

    const cookies = { [SESSION_COOKIE]: cookie }
    expectError(await send(server().url, 'GET /users/me', { cookies }), '401 INVALID_CREDENTIALS')
    expectError(await loggedOut({ mode: 'session' }, cookies), '401 INVALID_CREDENTIALS')
  })
})

function loggedOut(
  body: Readonly<Record<string, unknown>>,
  cookies: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return send(server().url, 'POST /auth/logout', { body, cookies })
}

/** Its lifetime stays positive: a browser goes on to send it, empty. */
function expectBlanked({ cookies }: Answer, name: string): void {
  const cookie = cookies.get(name)
  expect(cookie?.value).toBe('')
  expect(Number(cookie?.attributes.get('max-age'))).toBeGreaterThan(0)
  expect(Date.parse(cookie?.attributes.get('expires') ?? '')).toBeGreaterThan(Date.now())
  expect(cookie?.attributes.has('httponly')).toBe(true)
}
