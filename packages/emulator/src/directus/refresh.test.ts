import { expect, test } from 'vitest'
import { at, textAt } from '../testing/at.ts'
import {
  claimsOf,
  cookiePair,
  createDirectusTester,
  EDITOR,
  NO_ROLE,
} from '../testing/directusTester.ts'

const SESSION = { mode: 'session' } as const
const TOKEN_REQUIRED = 'The refresh token is required in either the payload or cookie'

test('json: the same shape as at sign-in, and the token is another; mode may be left out', async () => {
  const { ask, login, world } = createDirectusTester()
  const { refresh } = await login(EDITOR)
  const { status, body } = await ask('/auth/refresh', { json: { refresh_token: refresh } })
  expect(status).toBe(200)
  expect(body).toEqual({
    data: { expires: 900_000, refresh_token: expect.any(String), access_token: expect.any(String) },
  })
  expect(textAt(body, 'data.refresh_token')).not.toBe(refresh)
  expect(world().counters).toMatchObject({ refreshes: 1, reuses: 0 })
})

test('an already-used token is refused at once, without grace, and its family stays alive', async () => {
  const { ask, login, refresh, world } = createDirectusTester()
  const first = await login(EDITOR)
  const second = textAt((await refresh(first.refresh)).body, 'data.refresh_token')
  const reused = await refresh(first.refresh)
  expect([reused.status, reused.code]).toEqual([401, 'INVALID_CREDENTIALS'])
  expect((await refresh(second)).status).toBe(200)
  expect((await ask('/users/me', { token: first.access })).status).toBe(200)
  expect(world().counters).toMatchObject({ refreshes: 2, reuses: 1, refreshRefusals: 1 })
})

test('cookie: an access token, and a new cookie; the used cookie is refused', async () => {
  const { ask, loginCookie } = createDirectusTester()
  const cookie = await loginCookie(EDITOR, 'cookie')
  const { status, body, cookies } = await ask('/auth/refresh', {
    json: { mode: 'cookie' },
    cookie,
  })
  expect(status).toBe(200)
  expect(body).toEqual({ data: { expires: 900_000, access_token: expect.any(String) } })
  expect(cookiePair(cookies)).not.toBe(cookie)
  const used = await ask('/auth/refresh', { json: { mode: 'cookie' }, cookie })
  expect([used.status, used.code, used.cookies]).toEqual([401, 'INVALID_CREDENTIALS', []])
})

test('session: a new cookie, and expires only', async () => {
  const { ask, loginCookie } = createDirectusTester()
  const cookie = await loginCookie(EDITOR, 'session')
  const { status, body, cookies } = await ask('/auth/refresh', { json: SESSION, cookie })
  expect(status).toBe(200)
  expect(body).toEqual({ data: { expires: 86_400_000 } })
  expect(cookiePair(cookies)).toMatch(/^directus_session_token=eyJ/)
})

test('session: the old cookie leads to the same next session for 10 s, and still authenticates', async () => {
  const { ask, loginCookie, emulator } = createDirectusTester()
  const old = await loginCookie(EDITOR, 'session')
  const first = await ask('/auth/refresh', { json: SESSION, cookie: old })
  emulator.world.clock.advance(9_000)
  const second = await ask('/auth/refresh', { json: SESSION, cookie: old })
  expect(sessionOf(second.cookies)).toBe(sessionOf(first.cookies))
  expect((await ask('/users/me', { cookie: old })).status).toBe(200)
})

test('session: after 10 s the old cookie is refused and blanked', async () => {
  const { ask, loginCookie, emulator } = createDirectusTester()
  const old = await loginCookie(EDITOR, 'session')
  const next = cookiePair((await ask('/auth/refresh', { json: SESSION, cookie: old })).cookies)
  emulator.world.clock.advance(10_000)
  const late = await ask('/auth/refresh', { json: SESSION, cookie: old })
  expect([late.status, late.code]).toEqual([401, 'INVALID_CREDENTIALS'])
  expect(late.cookies[0]).toMatch(/^directus_session_token=; Max-Age=86400;/)
  expect((await ask('/users/me', { cookie: next })).status).toBe(200)
})

test('session: an expired session JWT cannot be refreshed, and its cookie stays', async () => {
  const { ask, loginCookie, emulator } = createDirectusTester()
  const cookie = await loginCookie(EDITOR, 'session')
  emulator.world.clock.advance(86_400_000)
  const { status, code, cookies } = await ask('/auth/refresh', { json: SESSION, cookie })
  expect([status, code, cookies]).toEqual([401, 'TOKEN_EXPIRED', []])
})

test.each([
  [{}],
  [{ mode: 'json' }],
  [{ mode: 'cookie' }],
  [SESSION],
  [{ mode: 'x', refresh_token: 'abc' }],
  [{ mode: 'cookie', refresh_token: 'abc' }],
])('%j without its token is INVALID_PAYLOAD', async (json) => {
  const { ask } = createDirectusTester()
  const { status, body } = await ask('/auth/refresh', { json })
  expect(status).toBe(400)
  expect(at(body, 'errors.0.extensions.reason')).toBe(TOKEN_REQUIRED)
})

test('{} with a session cookie is refused: the default mode is cookie', async () => {
  const { ask, loginCookie } = createDirectusTester()
  const cookie = await loginCookie(EDITOR, 'session')
  expect((await ask('/auth/refresh', { json: {}, cookie })).status).toBe(400)
})

test('modes are interchangeable: a json token as a cookie, and the reverse', async () => {
  const { ask, login, loginCookie, refresh } = createDirectusTester()
  const cookie = `directus_refresh_token=${(await login(EDITOR)).refresh}`
  expect((await ask('/auth/refresh', { json: { mode: 'cookie' }, cookie })).status).toBe(200)
  const token = (await loginCookie(EDITOR, 'cookie')).split('=')[1] ?? ''
  expect((await refresh(token)).status).toBe(200)
})

test('the claim `session` is a json refresh token, and its use ends the session', async () => {
  const { ask, loginCookie, refresh } = createDirectusTester()
  const cookie = await loginCookie(EDITOR, 'session')
  expect((await refresh(sessionOf([cookie]))).status).toBe(200)
  expect((await ask('/users/me', { cookie })).code).toBe('INVALID_CREDENTIALS')
})

test('an expired, an unknown and a suspended user’s refresh token are refused alike', async () => {
  const { emulator, login, refresh, world } = createDirectusTester()
  const { refresh: token } = await login(EDITOR)
  emulator.world.clock.advance(7 * 86_400_000)
  expect((await refresh(token)).code).toBe('INVALID_CREDENTIALS')
  expect((await refresh('garbage')).code).toBe('INVALID_CREDENTIALS')
  const other = await login(NO_ROLE)
  const user = [...world().users.values()].find(({ email }) => email === NO_ROLE.email)
  if (user !== undefined) user.status = 'suspended'
  expect((await refresh(other.refresh)).code).toBe('INVALID_CREDENTIALS')
})

test('2 concurrent json refreshes both succeed, and exactly one of the two new tokens is dead', async () => {
  const { login, refresh } = createDirectusTester()
  for (let round = 0; round < 5; round += 1) {
    const { refresh: token } = await login(EDITOR)
    const both = await Promise.all([refresh(token), refresh(token)])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const next = both.map(({ body }) => textAt(body, 'data.refresh_token'))
    const after = [await refresh(next[0] ?? ''), await refresh(next[1] ?? '')]
    expect(after.map(({ status }) => status).sort()).toEqual([200, 401])
  }
})

test('with refreshWorkMs refreshes a little apart meet as well', async () => {
  const { login, refresh, world } = createDirectusTester()
  world().settings.refreshWorkMs = 40
  const { refresh: token } = await login(EDITOR)
  const first = refresh(token)
  await new Promise((resolve) => setTimeout(resolve, 5))
  const both = await Promise.all([first, refresh(token)])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
})

test('3 concurrent session refreshes lead to one session, usable by all', async () => {
  const { ask, loginCookie } = createDirectusTester()
  const cookie = await loginCookie(EDITOR, 'session')
  const all = await Promise.all(
    [1, 2, 3].map(() => ask('/auth/refresh', { json: SESSION, cookie })),
  )
  expect(new Set(all.map(({ cookies }) => sessionOf(cookies))).size).toBe(1)
  for (const { cookies } of all) {
    expect((await ask('/users/me', { cookie: cookiePair(cookies) })).status).toBe(200)
  }
})

function sessionOf(cookies: readonly string[]): string {
  return String(claimsOf(cookiePair(cookies).split('=')[1] ?? '').session)
}
