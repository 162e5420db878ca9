import { expect, test } from 'vitest'
import { createDirectusTester, EDITOR } from '../testing/directusTester.ts'

test('json: the token, the same again and an unknown one are 204', async () => {
  const { ask, login, refresh } = createDirectusTester()
  const { refresh: token } = await login(EDITOR)
  for (const json of [{ refresh_token: token }, { refresh_token: token }, { refresh_token: 'x' }]) {
    expect((await ask('/auth/logout', { json })).status).toBe(204)
  }
  expect((await refresh(token)).code).toBe('INVALID_CREDENTIALS')
})

test.each([[{}], [{ mode: 'json' }], [{ mode: 'cookie' }]])(
  '%j without a token is INVALID_PAYLOAD',
  async (json) => {
    const { ask } = createDirectusTester()
    const { status, code } = await ask('/auth/logout', { json })
    expect([status, code]).toEqual([400, 'INVALID_PAYLOAD'])
  },
)

test('an access token outlives json logout, suspension and password reset', async () => {
  const { ask, login, world } = createDirectusTester()
  const { access: token, refresh } = await login(EDITOR)
  await ask('/auth/logout', { json: { refresh_token: refresh } })
  expect((await ask('/users/me', { token })).status).toBe(200)
  const user = [...world().users.values()].find(({ email }) => email === EDITOR.email)
  if (user !== undefined) user.status = 'suspended'
  expect((await ask('/users/me', { token })).status).toBe(200)
})

test.each(['cookie', 'session'] as const)(
  'mode %s blanks its cookie, which is not deleted',
  async (mode) => {
    const { ask, loginCookie } = createDirectusTester()
    const cookie = await loginCookie(EDITOR, mode)
    const { status, cookies } = await ask('/auth/logout', { json: { mode }, cookie })
    expect(status).toBe(204)
    expect(cookies[0]).toMatch(/^directus_(?:refresh|session)_token=; Max-Age=[1-9]\d+; Path=\//)
    expect(cookies[0]).toMatch(/HttpOnly/)
  },
)

test('an empty session cookie is anonymous', async () => {
  const { ask } = createDirectusTester()
  const { status } = await ask('/items/announcements', { cookie: 'directus_session_token=' })
  expect(status).toBe(200)
})

test('session logout with a dead cookie is INVALID_CREDENTIALS', async () => {
  const { ask, loginCookie } = createDirectusTester()
  const cookie = await loginCookie(EDITOR, 'session')
  await ask('/auth/logout', { json: { mode: 'session' }, cookie })
  const again = await ask('/auth/logout', { json: { mode: 'session' }, cookie })
  expect([again.status, again.code]).toEqual([401, 'INVALID_CREDENTIALS'])
})

test('a session token is dead after its logout', async () => {
  const { ask, loginCookie, world } = createDirectusTester()
  const cookie = await loginCookie(EDITOR, 'session')
  const token = cookie.split('=')[1] ?? ''
  await ask('/auth/logout', { json: { mode: 'session' }, cookie })
  expect((await ask('/users/me', { token })).status).toBe(401)
  expect(world().counters.logouts).toBe(1)
})
