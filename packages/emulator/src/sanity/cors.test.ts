import { expect, test } from 'vitest'
import { createEmulator } from '../emulator.ts'
import { ADA, JOURNAL } from '../testing/tester.ts'

const GLOBAL = 'http://api.localhost/v2021-06-07/users/me'
const PROJECT = `http://${JOURNAL}.api.localhost/v2021-06-07/users/me`

test('a preflight allows what the vendor client sends, and not what it does not', async () => {
  const { status, headers } = await createEmulator().fetch(
    new Request(GLOBAL, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:3333',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization,x-sanity-project-id,x-other',
      },
    }),
  )
  expect(status).toBe(204)
  expect(headers.get('access-control-allow-origin')).toBe('http://localhost:3333')
  expect(headers.get('access-control-allow-headers')).toBe('authorization, x-sanity-project-id')
  expect(headers.get('access-control-allow-methods')).toContain('POST')
  expect(headers.get('access-control-max-age')).toBe('600')
  expect(headers.get('vary')).toContain('Origin')
})

test('errors can be read from another origin', async () => {
  const response = await ask(GLOBAL, 'http://app.localhost:1234')
  expect(response.status).toBe(401)
  expect(response.headers.get('access-control-allow-origin')).toBe('http://app.localhost:1234')
})

test('injected answers can be read from another origin', async () => {
  const emulator = createEmulator({ faults: [{ kind: 'status', status: 503 }] })
  const response = await emulator.fetch(
    new Request(GLOBAL, { headers: { origin: 'http://localhost:3333' } }),
  )
  expect(response.status).toBe(503)
  expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3333')
})

test('credentials are for project hosts', async () => {
  const origin = 'http://localhost:3333'
  const allowed = (response: Response) => response.headers.get('access-control-allow-credentials')
  expect(allowed(await ask(GLOBAL, origin))).toBeNull()
  expect(allowed(await ask(PROJECT, origin))).toBe('true')
})

test.each([
  ['http://localhost', true],
  ['http://localhost:5173', true],
  ['https://app.localhost:5173', true],
  ['http://a.b.localhost', true],
  ['http://127.0.0.1:8080', true],
  ['http://localhost.evil.example', false],
  ['http://evil.example', false],
  ['http://evillocalhost', false],
  ['null', false],
])('%s is allowed: %s', async (origin, isAllowed) => {
  const response = await ask(GLOBAL, origin)
  expect(response.headers.get('access-control-allow-origin')).toBe(isAllowed ? origin : null)
  expect(response.status).toBe(isAllowed ? 401 : 403)
})

test('a client can ask whether its origin is allowed, and read the answer also when it is not', async () => {
  const url = `http://${JOURNAL}.api.localhost/v2021-06-07/check/cors`
  const result = async (origin: string) => {
    const response = await ask(url, origin)
    expect(['*', origin]).toContain(response.headers.get('access-control-allow-origin'))
    return (await response.json()).result
  }
  expect(await result('http://localhost:1')).toEqual({ allowed: true, withCredentials: true })
  expect(await result('https://x.example')).toEqual({ allowed: false, withCredentials: false })
})

test('the allowed origins come from the seed', async () => {
  const emulator = createEmulator({
    seed: {
      people: [],
      organizations: [],
      projects: [],
      settings: { corsOrigins: ['https://*.lab.test'] },
    },
  })
  const status = async (origin: string) =>
    (await emulator.fetch(new Request(GLOBAL, { headers: { origin } }))).status
  expect(await status('https://app.lab.test')).toBe(401)
  expect(await status('http://localhost')).toBe(403)
})

function ask(url: string, origin: string): Promise<Response> {
  const emulator = createEmulator()
  emulator.signIn(ADA)
  return emulator.fetch(new Request(url, { headers: { origin } }))
}
