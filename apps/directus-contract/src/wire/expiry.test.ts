import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { expectError } from '../suite/expectError.ts'
import { EDITOR } from '../suite/people.ts'
import { type Answer, send } from '../suite/send.ts'
import { cookieOf, SESSION_COOKIE, tokensOf } from '../suite/signIn.ts'
import { useServer } from '../suite/useServer.ts'

const LIFE_MS = 3000

const server = useServer({ accessTokenMs: LIFE_MS, sessionMs: LIFE_MS, sessionGraceMs: 1000 })

test('a token dies at a whole second: up to one before its lifetime is over', async () => {
  const before = Date.now()
  const { access } = await tokensOf(server().url, EDITOR)
  const after = Date.now()
  const end = await untilRefused(() => send(server().url, 'GET /users/me', { token: access }))

  expectError(end.answer, '401 TOKEN_EXPIRED')
  expect(end.answer.body.errors[0].message).toBe('Token expired.')
  expect(end.at - before).toBeGreaterThanOrEqual(LIFE_MS - 1000)
  expect(end.lastGood - after).toBeLessThanOrEqual(LIFE_MS)
})

test('an expired token spoils every endpoint, a refresh with a good one included', async () => {
  const { url } = server()
  const { email, password } = EDITOR
  const { access, refresh } = await tokensOf(url, EDITOR)
  await delay(LIFE_MS)

  for (const [target, body] of [
    ['POST /auth/refresh', { refresh_token: refresh }],
    ['POST /auth/login', { email, password }],
    ['POST /auth/password/request', { email }],
    ['GET /server/info', undefined],
    ['POST /graphql/system', { query: '{ server_ping }' }],
  ] as const) {
    expectError(await send(url, target, { token: access, body }), '401 TOKEN_EXPIRED')
  }
  const without = await send(url, 'POST /auth/refresh', { body: { refresh_token: refresh } })
  expect(without.status).toBe(200)
})

test('a session cannot be refreshed after its end, nor signed in over or out of', async () => {
  const { url } = server()
  const { email, password } = EDITOR
  const cookies = { [SESSION_COOKIE]: await cookieOf(url, EDITOR, 'session') }
  await delay(LIFE_MS)
  const answers = [
    await send(url, 'POST /auth/refresh', { body: { mode: 'session' }, cookies }),
    await send(url, 'POST /auth/login', { body: { email, password, mode: 'session' }, cookies }),
    await send(url, 'POST /auth/logout', { body: { mode: 'session' }, cookies }),
  ]

  for (const answer of answers) {
    expectError(answer, '401 TOKEN_EXPIRED')
    expect(answer.cookies.size).toBe(0)
  }
})

test('after the grace the old session cookie is refused and blanked', async () => {
  const { url } = server()
  const cookies = { [SESSION_COOKIE]: await cookieOf(url, EDITOR, 'session') }
  const body = { mode: 'session' }
  const first = await send(url, 'POST /auth/refresh', { body, cookies })
  expect(first.status).toBe(200)
  await delay(1200)
  const late = await send(url, 'POST /auth/refresh', { body, cookies })

  expectError(late, '401 INVALID_CREDENTIALS')
  expect(late.cookies.get(SESSION_COOKIE)?.value).toBe('')
})

/** Asks until the answer is no, and says when the last good one was asked for. */
async function untilRefused(
  ask: () => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly at: number; readonly lastGood: number }> {
  let lastGood = Date.now()
  for (;;) {
    const asked = Date.now()
    const answer = await ask()
    if (answer.status !== 200) return { answer, at: Date.now(), lastGood }
    lastGood = asked
    await delay(50)
  }
}
