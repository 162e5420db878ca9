import { expect, test } from 'vitest'
import { at } from '../testing/at.ts'
import { ADMIN_TOKEN, createDirectusTester, EDITOR } from '../testing/directusTester.ts'

const APP = 'http://localhost:5173'
const PREFLIGHT = { origin: APP, 'access-control-request-method': 'POST' }

test('GET /auth lists the providers, and disableDefault beside them', async () => {
  const { ask } = createDirectusTester({ seed: { people: [], organizations: [], projects: [] } })
  expect((await ask('/auth')).body).toEqual({ data: [], disableDefault: false })
  const seeded = await createDirectusTester().ask('/auth')
  expect(at(seeded.body, 'data.*.name')).toEqual(['acme', 'acme-native'])
})

test('429: the body says how long to wait, and so does Retry-After, which pages cannot read', async () => {
  const { ask, emulator, world } = createDirectusTester()
  world().settings.rateLimiter = { points: 4, durationMs: 5_000 }
  for (let request = 0; request < 4; request += 1) await ask('/server/ping')
  emulator.world.clock.advance(2_000)
  const { status, body, headers } = await ask('/users/me', { headers: { origin: APP } })
  expect(status).toBe(429)
  expect(body).toEqual({
    errors: [
      {
        message: 'Too many requests, retry after 3s.',
        extensions: { limit: 4, reset: '2027-01-15T08:00:05.400Z', code: 'REQUESTS_EXCEEDED' },
      },
    ],
  })
  expect(headers.get('retry-after')).toBe('3')
  expect(headers.get('access-control-expose-headers')).toBe('Content-Range')
  emulator.world.clock.advance(3_000)
  expect((await ask('/server/ping')).status).toBe(200)
  expect(world().counters.rateLimited).toBe(1)
})

test('a preflight is answered as measured, for a fixed origin whoever asks', async () => {
  const { ask, world } = createDirectusTester()
  world().settings.corsOrigin = 'http://app.local'
  for (const origin of ['http://app.local', 'http://another.local']) {
    const { status, headers } = await ask('/auth/login', {
      method: 'OPTIONS',
      headers: { ...PREFLIGHT, origin },
    })
    expect(status).toBe(204)
    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-origin': 'http://app.local',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'Content-Type,Authorization',
      'access-control-allow-methods': 'GET,POST,PATCH,DELETE',
      'access-control-expose-headers': 'Content-Range',
      'access-control-max-age': '18000',
      vary: 'Origin',
    })
  }
})

test('by default the origins of this computer are reflected, on errors and faults too', async () => {
  const { ask, emulator } = createDirectusTester()
  emulator.faults.add({ kind: 'status', status: 503, match: { path: '/items' } })
  for (const path of ['/users/me', '/items/tasks']) {
    const { headers } = await ask(path, { headers: { origin: APP } })
    expect(headers.get('access-control-allow-origin')).toBe(APP)
    expect(headers.get('access-control-allow-credentials')).toBe('true')
  }
  const foreign = await ask('/server/ping', { headers: { origin: 'http://evil.example' } })
  expect(foreign.headers.has('access-control-allow-origin')).toBe(false)
})

test('CORS can be off, as it is with the vendor', async () => {
  const { ask, world } = createDirectusTester()
  world().settings.corsOrigin = 'off'
  const { headers } = await ask('/auth/login', { method: 'OPTIONS', headers: PREFLIGHT })
  expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
})

test('POST /users/register is FORBIDDEN', async () => {
  const { ask } = createDirectusTester()
  const { status, code } = await ask('/users/register', { json: EDITOR })
  expect([status, code]).toEqual([403, 'FORBIDDEN'])
})

test('ping, info, health and random strings', async () => {
  const { ask } = createDirectusTester()
  expect((await ask('/server/ping')).body).toBe('pong')
  const info = await ask('/server/info')
  expect(at(info.body, 'data.project.project_name')).toBe('Directus')
  expect(at(info.body, 'data.version')).toBeUndefined()
  const details = await ask('/server/info', { token: ADMIN_TOKEN })
  expect(at(details.body, 'data')).toMatchObject({ version: '12.4.1', rateLimit: null })
  expect((await ask('/server/health')).code).toBe('FORBIDDEN')
  expect((await ask('/server/health', { token: ADMIN_TOKEN })).status).toBe(200)
  expect(at((await ask('/utils/random/string')).body, 'data')).toMatch(/^\w{32}$/)
  expect(at((await ask('/utils/random/string?length=5')).body, 'data')).toMatch(/^\w{5}$/)
})

test('what is not there is ROUTE_NOT_FOUND', async () => {
  const { ask } = createDirectusTester()
  const { status, body } = await ask('/nowhere')
  expect(status).toBe(404)
  expect(at(body, 'errors.0')).toEqual({
    message: "Route /nowhere doesn't exist.",
    extensions: { path: '/nowhere', code: 'ROUTE_NOT_FOUND' },
  })
})

test('cookies follow the settings', async () => {
  const { ask, world } = createDirectusTester()
  world().settings.cookieSameSite = 'None'
  world().settings.isCookieSecure = true
  const { cookies } = await ask('/auth/login', { json: { ...EDITOR, mode: 'session' } })
  expect(cookies[0]).toMatch(/; HttpOnly; Secure; SameSite=None$/)
})
