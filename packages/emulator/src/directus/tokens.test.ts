import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import {
  ADMIN,
  ADMIN_TOKEN,
  createDirectusTester,
  EDITOR,
  NO_ROLE,
} from '../testing/directusTester.ts'

const EVERYWHERE = ['/auth/refresh', '/auth/login', '/auth/password/request'] as const

test('an expired Bearer answers every endpoint with TOKEN_EXPIRED, sign-in and public ones included', async () => {
  const { ask, emulator, login } = createDirectusTester()
  const { access: token, refresh } = await login(EDITOR)
  emulator.world.clock.advance(900_000)
  for (const path of EVERYWHERE) {
    const json = { ...EDITOR, refresh_token: refresh }
    const { status, code } = await ask(path, { token, json })
    expect([status, code]).toEqual([401, 'TOKEN_EXPIRED'])
  }
  expect((await ask('/server/info', { token })).code).toBe('TOKEN_EXPIRED')
  expect((await ask('/items/announcements', { token })).code).toBe('TOKEN_EXPIRED')
})

test('a garbage Bearer answers every endpoint with INVALID_CREDENTIALS', async () => {
  const { ask, world } = createDirectusTester()
  for (const path of EVERYWHERE) {
    expect((await ask(path, { token: 'garbage', json: EDITOR })).code).toBe('INVALID_CREDENTIALS')
  }
  expect((await ask('/server/info', { token: 'garbage' })).code).toBe('INVALID_CREDENTIALS')
  expect(world().counters.authorizationOnAuth).toBe(3)
})

test('login with a dead session cookie is refused and the cookie blanked; the second try works', async () => {
  const { ask, loginCookie } = createDirectusTester()
  const cookie = await loginCookie(EDITOR, 'session')
  await ask('/auth/logout', { json: { mode: 'session' }, cookie })
  const { status, code, cookies } = await ask('/auth/login', { json: EDITOR, cookie })
  expect([status, code]).toEqual([401, 'INVALID_CREDENTIALS'])
  expect(cookies[0]).toMatch(/^directus_session_token=; Max-Age=86400; Path=\/; Expires=/)
  const again = await ask('/auth/login', { json: EDITOR, cookie: 'directus_session_token=' })
  expect(again.status).toBe(200)
})

test.each(['/auth/login', '/auth/logout'])(
  '%s with an expired session cookie is TOKEN_EXPIRED, and the cookie is not cleared',
  async (path) => {
    const { ask, emulator, loginCookie } = createDirectusTester()
    const cookie = await loginCookie(EDITOR, 'session')
    emulator.world.clock.advance(86_400_000)
    const { status, code, cookies } = await ask(path, {
      json: { ...EDITOR, mode: 'session' },
      cookie,
    })
    expect([status, code, cookies]).toEqual([401, 'TOKEN_EXPIRED', []])
  },
)

test('a header together with ?access_token= is INVALID_PAYLOAD', async () => {
  const { ask } = createDirectusTester()
  const { status, code } = await ask(`/users/me?access_token=${ADMIN_TOKEN}`, {
    token: ADMIN_TOKEN,
  })
  expect([status, code]).toEqual([400, 'INVALID_PAYLOAD'])
})

test('an empty Bearer, another scheme and an empty ?access_token= are no credential', async () => {
  const { ask } = createDirectusTester()
  for (const authorization of ['Bearer ', 'Basic abc']) {
    const headers = { authorization }
    expect((await ask('/items/announcements', { headers })).status).toBe(200)
  }
  expect((await ask('/items/announcements?access_token=')).status).toBe(200)
  const headers = { authorization: `bearer ${ADMIN_TOKEN}` }
  expect((await ask('/users/me', { headers })).status).toBe(200)
})

test('a suspended user’s static token is refused', async () => {
  const { ask, world } = createDirectusTester()
  const user = [...world().users.values()].find(({ token }) => token === ADMIN_TOKEN)
  if (user !== undefined) user.status = 'suspended'
  expect((await ask('/users/me', { token: ADMIN_TOKEN })).code).toBe('INVALID_CREDENTIALS')
})

test('a Bearer beats a session cookie', async () => {
  const { ask, login, loginCookie } = createDirectusTester()
  const cookie = await loginCookie(EDITOR, 'session')
  const { access: token } = await login(ADMIN)
  const { body } = await ask('/users/me?fields=email', { token, cookie })
  expect(body).toEqual({ data: { email: ADMIN.email } })
})

test('a good JWT, a static token, a session JWT as Bearer and ?access_token= let in', async () => {
  const { ask, login, loginCookie } = createDirectusTester()
  const { access } = await login(EDITOR)
  const session = (await loginCookie(EDITOR, 'session')).split('=')[1] ?? ''
  expect((await ask('/users/me', { token: access })).status).toBe(200)
  expect((await ask('/users/me', { token: ADMIN_TOKEN })).status).toBe(200)
  expect((await ask('/users/me', { token: session })).status).toBe(200)
  expect((await ask(`/users/me?access_token=${access}`)).status).toBe(200)
})

test('nothing, garbage and a foreign JWT are INVALID_CREDENTIALS, without WWW-Authenticate', async () => {
  const { ask } = createDirectusTester()
  const foreign = await new SignJWT({ id: 'x' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('somebody')
    .sign(new TextEncoder().encode('another secret of another server'))
  for (const token of ['garbage', foreign]) {
    expect((await ask('/users/me', { token })).code).toBe('INVALID_CREDENTIALS')
  }
  const nothing = await ask('/users/me')
  expect([nothing.status, nothing.code]).toEqual([401, 'INVALID_CREDENTIALS'])
  expect(nothing.headers.has('www-authenticate')).toBe(false)
})

test('a Directus JWT with a bad signature is INVALID_TOKEN, with 403', async () => {
  const { ask, login } = createDirectusTester()
  const { access } = await login(EDITOR)
  const { status, code } = await ask('/users/me', { token: `${access.slice(0, -6)}AAAAAA` })
  expect([status, code]).toEqual([403, 'INVALID_TOKEN'])
})

test('a user without a role is shown its id, and nothing else', async () => {
  const { ask, login, world } = createDirectusTester()
  const { access: token } = await login(NO_ROLE)
  const user = [...world().users.values()].find(({ email }) => email === NO_ROLE.email)
  expect((await ask('/users/me', { token })).body).toEqual({ data: { id: user?.id } })
  const wanted = await ask('/users/me?fields=email', { token })
  expect(wanted.body).toEqual({ data: { id: user?.id } })
})

test('a token of 3 s signed in the middle of a second dies up to 1 s before now + expires', async () => {
  const { ask, emulator, login, world } = createDirectusTester()
  world().settings.accessTokenMs = 3_000
  const { access: token } = await login(EDITOR)
  emulator.world.clock.advance(2_599)
  expect((await ask('/users/me', { token })).status).toBe(200)
  emulator.world.clock.advance(1)
  const { status, body } = await ask('/users/me', { token })
  expect(status).toBe(401)
  expect(body).toEqual({
    errors: [{ message: 'Token expired.', extensions: { code: 'TOKEN_EXPIRED' } }],
  })
})
