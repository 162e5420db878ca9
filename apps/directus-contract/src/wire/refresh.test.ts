import { describe, expect, test } from 'vitest'
import { claimsOf } from '../suite/claimsOf.ts'
import { expectError } from '../suite/expectError.ts'
import { ADMIN, EDITOR, READER } from '../suite/people.ts'
import { type Answer, send } from '../suite/send.ts'
import {
  cookieIn,
  cookieOf,
  REFRESH_COOKIE,
  SESSION_COOKIE,
  tokensIn,
  tokensOf,
} from '../suite/signIn.ts'
import { useServer } from '../suite/useServer.ts'

const server = useServer()

describe('json', () => {
  test('the token is rotated, and the answer has the shape of a sign-in', async () => {
    const { refresh } = await tokensOf(server().url, EDITOR)
    const answer = await refreshed({ refresh_token: refresh, mode: 'json' })

    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      data: {
        expires: 900_000,
        refresh_token: expect.stringMatching(/^[\w-]{64}$/),
        access_token: expect.any(String),
      },
    })
    expect(tokensIn(answer).refresh).not.toBe(refresh)
    expect(answer.cookies.size).toBe(0)
  })

  test('the mode may be left out when a token is in the body', async () => {
    const { refresh } = await tokensOf(server().url, EDITOR)

    expect(tokensIn(await refreshed({ refresh_token: refresh })).refresh).not.toBe(refresh)
  })

  test('a used token is refused at once, and its family lives on', async () => {
    const { access, refresh } = await tokensOf(server().url, EDITOR)
    const next = tokensIn(await refreshed({ refresh_token: refresh }))

    expectError(await refreshed({ refresh_token: refresh }), '401 INVALID_CREDENTIALS')
    expect((await refreshed({ refresh_token: next.refresh })).status).toBe(200)
    expect((await readMe(access)).status).toBe(200)
  })

  test('two at once both succeed, and one of the two new tokens is dead', async () => {
    const { refresh } = await tokensOf(server().url, EDITOR)
    const both = await Promise.all([
      refreshed({ refresh_token: refresh }),
      refreshed({ refresh_token: refresh }),
    ])

    // How close they come is chance, on either server: never may two tokens live on.
    const statuses = both.map(({ status }) => status)
    expect(statuses).toContain(200)
    const alive: number[] = []
    for (const answer of both.filter(({ status }) => status === 200)) {
      alive.push((await refreshed({ refresh_token: tokensIn(answer).refresh })).status)
    }
    expect(alive.filter((status) => status === 200)).toHaveLength(1)
  })
})

describe('cookie', () => {
  test('the new token is in a new cookie, and the used one is refused', async () => {
    const cookie = await cookieOf(server().url, EDITOR, 'cookie')
    const answer = await refreshed({ mode: 'cookie' }, { [REFRESH_COOKIE]: cookie })

    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ data: { expires: 900_000, access_token: expect.any(String) } })
    expect(cookieIn(answer, 'cookie')).not.toBe(cookie)
    expectError(
      await refreshed({ mode: 'cookie' }, { [REFRESH_COOKIE]: cookie }),
      '401 INVALID_CREDENTIALS',
    )
  })

  test('it is the mode when nothing is said', async () => {
    const cookie = await cookieOf(server().url, EDITOR, 'cookie')
    const answer = await refreshed({}, { [REFRESH_COOKIE]: cookie })

    expect(cookieIn(answer, 'cookie')).not.toBe(cookie)
  })

  test('a token in the body counts for nothing', async () => {
    const { refresh } = await tokensOf(server().url, EDITOR)

    expectError(await refreshed({ mode: 'cookie', refresh_token: refresh }), '400 INVALID_PAYLOAD')
  })
})

describe('session', () => {
  test('a new session in a new cookie', async () => {
    const cookie = await cookieOf(server().url, EDITOR, 'session')
    const answer = await refreshed({ mode: 'session' }, { [SESSION_COOKIE]: cookie })

    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ data: { expires: 86_400_000 } })
    expect(cookieIn(answer, 'session')).not.toBe(cookie)
  })

  test('within ten seconds the old cookie leads to the same session, and still counts', async () => {
    const cookie = await cookieOf(server().url, EDITOR, 'session')
    const first = await refreshed({ mode: 'session' }, { [SESSION_COOKIE]: cookie })
    const second = await refreshed({ mode: 'session' }, { [SESSION_COOKIE]: cookie })

    expect(sessionIn(second)).toBe(sessionIn(first))
    const me = await send(server().url, 'GET /users/me', { cookies: { [SESSION_COOKIE]: cookie } })
    expect(me.status).toBe(200)
  })

  test('three at once lead to one session, and all of them can use it', async () => {
    const cookie = await cookieOf(server().url, EDITOR, 'session')
    const answers = await Promise.all(
      [1, 2, 3].map(() => refreshed({ mode: 'session' }, { [SESSION_COOKIE]: cookie })),
    )

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(new Set(answers.map(sessionIn)).size).toBe(1)
    for (const answer of answers) {
      const cookies = { [SESSION_COOKIE]: cookieIn(answer, 'session') }
      expect((await send(server().url, 'GET /users/me', { cookies })).status).toBe(200)
    }
  })

  test('the mode has to be said: without it the session is not looked for', async () => {
    const cookie = await cookieOf(server().url, EDITOR, 'session')

    expectError(await refreshed({}, { [SESSION_COOKIE]: cookie }), '400 INVALID_PAYLOAD')
  })
})

describe('what goes for all modes', () => {
  test.each(['json', 'cookie', 'session', 'nonsense'])(
    'without a token, mode %s is an invalid payload',
    async (mode) => {
      const answer = await refreshed({ mode })

      expectError(answer, '400 INVALID_PAYLOAD')
      expect(answer.body.errors[0].message).toContain(
        'The refresh token is required in either the payload or cookie',
      )
    },
  )

  test('a token of one mode is good in the others', async () => {
    const { refresh } = await tokensOf(server().url, EDITOR)
    const byCookie = await refreshed({ mode: 'cookie' }, { [REFRESH_COOKIE]: refresh })
    const byBody = await refreshed({ refresh_token: cookieIn(byCookie, 'cookie') })
    const session = await cookieOf(server().url, EDITOR, 'session')
    const bySession = await refreshed({ refresh_token: String(claimsOf(session).session) })

    expect([byCookie.status, byBody.status, bySession.status]).toEqual([200, 200, 200])
  })

  test('garbage is refused', async () => {
    expectError(await refreshed({ refresh_token: 'garbage' }), '401 INVALID_CREDENTIALS')
  })

  test('somebody who was suspended meanwhile is refused', async () => {
    const { access, refresh } = await tokensOf(server().url, READER)
    await setStatus('suspended')

    expectError(await refreshed({ refresh_token: refresh }), '401 INVALID_CREDENTIALS')
    // Access tokens live until they end.
    expect((await send(server().url, 'GET /items/tasks', { token: access })).status).toBe(200)
    await setStatus('active')
  })
})

function refreshed(
  body: Readonly<Record<string, unknown>>,
  cookies: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return send(server().url, 'POST /auth/refresh', { body, cookies })
}

function readMe(token: string): Promise<Answer> {
  return send(server().url, 'GET /users/me', { token })
}

function sessionIn(answer: Answer): unknown {
  return claimsOf(cookieIn(answer, 'session')).session
}

async function setStatus(status: 'active' | 'suspended'): Promise<void> {
  const answer = await send(server().url, `PATCH /users/${READER.id}`, {
    token: ADMIN.token,
    body: { status },
  })
  expect(answer.status).toBe(200)
}
