import { expect, test } from 'vitest'
import { at, textAt } from '../testing/at.ts'
import {
  ADMIN_TOKEN,
  cookiePair,
  createDirectusTester,
  EDITOR,
  TFA,
  VIEWER,
} from '../testing/directusTester.ts'

test('access tokens are expired from outside; a refresh gets one that lives', async () => {
  const { ask, login, refresh } = createDirectusTester()
  const { access, refresh: token } = await login(EDITOR)
  const { access: other } = await login(VIEWER)
  const json = { user: EDITOR.email }
  const expired = await ask('/__emulator/directus/tokens/expire', { json })
  expect(expired.body).toEqual({ count: 1 })
  expect((await ask('/users/me', { token: access })).code).toBe('TOKEN_EXPIRED')
  expect((await ask('/users/me', { token: other })).status).toBe(200)
  const next = textAt((await refresh(token)).body, 'data.access_token')
  expect((await ask('/users/me', { token: next })).status).toBe(200)
  expect((await ask('/users/me', { token: access })).code).toBe('TOKEN_EXPIRED')
})

test('the platforms’ common command expires all tokens of Directus, too', async () => {
  const { ask, loginCookie } = createDirectusTester()
  const cookie = await loginCookie(EDITOR, 'session')
  const { body } = await ask('/__emulator/tokens/expire', { json: { all: true } })
  expect(body).toEqual({ count: 1 })
  expect((await ask('/users/me', { cookie })).code).toBe('TOKEN_EXPIRED')
})

test('sessions begin and end from outside', async () => {
  const { ask, refresh } = createDirectusTester()
  const { status, body } = await ask('/__emulator/directus/sessions', {
    json: { user: EDITOR.email },
  })
  expect(status).toBe(201)
  const session = await ask('/__emulator/directus/sessions', {
    json: { user: EDITOR.email, mode: 'session' },
  })
  const cookie = cookiePair(session.cookies)
  expect((await ask('/users/me', { cookie })).status).toBe(200)
  const ended = await ask('/__emulator/directus/sessions/end', { json: { user: EDITOR.email } })
  expect(ended.body).toEqual({ count: 2 })
  expect((await refresh(textAt(body, 'data.refresh_token'))).status).toBe(401)
  expect((await ask('/users/me', { cookie })).status).toBe(401)
})

test('users are suspended, settings changed, mails and one-time passwords read from outside', async () => {
  const { ask } = createDirectusTester()
  await ask('/__emulator/directus/users', { json: { user: EDITOR.email, status: 'suspended' } })
  expect((await ask('/auth/login', { json: EDITOR })).code).toBe('INVALID_CREDENTIALS')
  const settings = { accessTokenMs: 3_000, websocket: { auth: 'public' } }
  await ask('/__emulator/directus/settings', { json: settings })
  const read = await ask('/__emulator/directus/settings')
  expect(read.body).toMatchObject({
    accessTokenMs: 3_000,
    refreshTokenMs: 604_800_000,
    websocket: { auth: 'public', heartbeatMs: 30_000 },
  })
  await ask('/auth/password/request', { json: { email: TFA.email } })
  expect(at((await ask('/__emulator/directus/mails')).body, '0.to')).toBe(TFA.email)
  const otp = textAt((await ask(`/__emulator/directus/otp/${TFA.email}`)).body, 'otp')
  expect((await ask('/auth/login', { json: { ...TFA, otp } })).status).toBe(200)
})

test('a wrong command is refused with a sentence', async () => {
  const { ask } = createDirectusTester()
  const refused = await ask('/__emulator/directus/tokens/expire', { json: { user: 'nobody' } })
  expect(refused.status).toBe(404)
  for (const [path, json] of [
    ['tokens/expire', {}],
    ['settings', { accessTokenMs: 'long' }],
    ['sessions', { user: EDITOR.email, mode: 'x' }],
    ['sockets', { isDeaf: 'yes' }],
  ] as const) {
    expect((await ask(`/__emulator/directus/${path}`, { json })).status).toBe(400)
  }
})

test('sockets are killed and made deaf from outside', async () => {
  const { ask, world } = createDirectusTester()
  const told: string[] = []
  world().changes.subscribe(({ type }) => told.push(type))
  expect((await ask('/__emulator/directus/sockets/kill', { json: {} })).status).toBe(204)
  expect(told).toEqual(['socketsKilled'])
  const { body } = await ask('/__emulator/directus/sockets', { json: { isDeaf: true } })
  expect(body).toEqual({ refusesUpgrades: false, authDelayMs: 0, isDeaf: true })
})

test('the control API stays readable for pages when Directus itself is not', async () => {
  const { ask, world } = createDirectusTester()
  world().settings.corsOrigin = 'off'
  const headers = { origin: 'http://localhost:5173' }
  const counters = await ask('/__emulator/directus/counters', { headers })
  expect(counters.headers.get('access-control-allow-origin')).toBe(headers.origin)
  expect((await ask('/server/ping', { headers })).headers.has('access-control-allow-origin')).toBe(
    false,
  )
})

test('a reset brings everything back, and those who listen are told that it is over', async () => {
  const { ask, emulator, world } = createDirectusTester()
  const told: string[] = []
  world().changes.subscribe(({ type }) => told.push(type))
  await ask('/items/tasks/1', { method: 'DELETE', token: ADMIN_TOKEN })
  await ask('/__emulator/reset', { json: {} })
  expect(told).toEqual(['itemsChanged', 'ended'])
  expect(world().collections.get('tasks')?.items.size).toBe(12)
  expect(world().counters.itemWrites).toBe(0)
  expect(emulator.requests.list()).toEqual([])
})

test('the log and the state show fingerprints, and never a secret', async () => {
  const { ask, emulator, login, loginCookie } = createDirectusTester()
  const { access, refresh } = await login(EDITOR)
  const session = await loginCookie(EDITOR, 'session')
  const cookie = `${session}; directus_refresh_token=${refresh}`
  await ask(`/users/me?access_token=${access}`)
  await ask('/users/me?otp=123456&password=hunter2', { token: access, cookie })
  await ask(`/items/tasks/${refresh}?fields=${access}`, { headers: { referer: `x?t=${access}` } })
  const log = emulator.requests.list()
  expect(log.at(-2)?.credential).toMatch(/^bearer #\w+, cookie #\w+, refresh cookie #\w+$/)
  expect(log.at(-3)?.credential).toMatch(/^parameter #\w+$/)
  const state = await ask('/__emulator/state')
  const written = JSON.stringify([log, state.body])
  for (const secret of [access, refresh, session, '123456', 'hunter2', ADMIN_TOKEN]) {
    expect(written).not.toContain(secret)
  }
})

test('faults meet Directus by its host name', async () => {
  const { ask, emulator } = createDirectusTester()
  emulator.faults.add({ kind: 'loseResponse', match: { host: 'directus.localhost' }, times: 1 })
  await expect(ask('/auth/login', { json: EDITOR })).rejects.toThrow('fetch failed')
  expect(emulator.world.directus.counters.logins).toBe(1)
  expect((await ask('/auth/login', { json: EDITOR })).status).toBe(200)
})

test('the pictures of Directus’s people are served', async () => {
  const { ask } = createDirectusTester()
  const { body } = await ask('/__emulator/avatars/4c2d9a70-6e1b-4f58-8a34-20b7c91e0007.svg')
  expect(body).toContain('>YT<')
})
