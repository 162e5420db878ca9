import { expect, test } from 'vitest'
import type { Fault } from './faults.ts'
import { ADA, createTester, JOURNAL } from './testing/tester.ts'

test('a dropped connection is what fetch calls it, and nothing was done', async () => {
  const { emulator, token, refresh } = refreshing({ kind: 'drop', times: 1 })
  await expect(refresh()).rejects.toThrow(new TypeError('fetch failed'))
  expect(emulator.world.tokens.get(token.value)?.status).toBe('live')
  expect((await refresh()).status).toBe(200)
})

test('a lost response is a dropped connection after the work', async () => {
  const { emulator, token, refresh } = refreshing({ kind: 'loseResponse', times: 1 })
  await expect(refresh()).rejects.toThrow(new TypeError('fetch failed'))
  expect(emulator.world.tokens.get(token.value)?.status).toBe('rotated')
  expect((await refresh()).status).toBe(401)
  expect(emulator.world.counters).toMatchObject({ refreshes: 1, reuses: 1 })
})

test('a status is answered with its headers and body instead of the work', async () => {
  const { emulator, refresh } = refreshing({
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '30' },
    body: { error: 'Too many' },
  })
  const answer = await refresh()
  expect(answer).toMatchObject({ status: 429, body: { error: 'Too many' } })
  expect(answer.headers.get('retry-after')).toBe('30')
  expect(emulator.world.counters.refreshes).toBe(0)
})

test('a page is answered with 200 where JSON was expected', async () => {
  const { refresh } = refreshing({ kind: 'html' })
  const answer = await refresh()
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/html')
  expect(answer.body).toContain('<!doctype html>')
})

test('a truncated answer is half of the real one', async () => {
  const { emulator, fetch } = createTester({ faults: [{ kind: 'truncate' }] })
  const headers = { authorization: `Bearer ${emulator.signIn(ADA).value}` }
  const response = await fetch('http://api.localhost/v1/users/me', { headers })
  const text = await response.text()
  expect(response.headers.get('content-type')).toContain('json')
  expect(text).toMatch(/^\{"id":"gAdaOkafor1"/)
  expect(() => JSON.parse(text)).toThrow(SyntaxError)
})

test('an empty answer has its status and no body', async () => {
  const { refresh } = refreshing({ kind: 'empty' })
  expect(await refresh()).toMatchObject({ status: 200, body: '' })
})

test('an answer that never comes ends with the abort signal', async () => {
  const { fetch } = createTester({ faults: [{ kind: 'hang' }] })
  const abort = new AbortController()
  const hanging = fetch('http://api.localhost/v1/users/me', { signal: abort.signal })
  const outcome = await Promise.race([hanging, Promise.resolve('still waiting')])
  expect(outcome).toBe('still waiting')
  abort.abort()
  await expect(hanging).rejects.toMatchObject({ name: 'AbortError' })
})

test('an answer that never comes ends when the emulator closes', async () => {
  const { emulator, fetch } = createTester({ faults: [{ kind: 'hang' }] })
  const hanging = fetch('http://api.localhost/v1/users/me')
  emulator.close()
  await expect(hanging).rejects.toThrow('fetch failed')
})

test('a delay waits, and lets the next fault decide', async () => {
  const waits: number[] = []
  const { api } = createTester({
    sleep: async (ms) => void waits.push(ms),
    faults: [
      { kind: 'delay', ms: 300 },
      { kind: 'status', status: 502 },
    ],
  })
  expect((await api('/users/me')).status).toBe(502)
  expect(waits).toEqual([300])
})

test('a fault lasts for its number of requests', async () => {
  const { api, emulator } = createTester()
  emulator.faults.add({ kind: 'status', status: 503, times: 2 })
  const statuses = [(await api('/a')).status, (await api('/b')).status, (await api('/c')).status]
  expect(statuses).toEqual([503, 503, 404])
  expect(emulator.faults.list()).toEqual([])
})

test('a fault lasts for its time on the emulated clock', async () => {
  const { api, emulator } = createTester()
  emulator.faults.add({ kind: 'drop', forMs: 10_000 })
  await expect(api('/users/me')).rejects.toThrow('fetch failed')
  emulator.world.clock.advance(9_999)
  await expect(api('/users/me')).rejects.toThrow('fetch failed')
  emulator.world.clock.advance(1)
  expect((await api('/users/me')).status).toBe(401)
})

test('a fault can be taken away, alone or with all others', async () => {
  const { api, emulator } = createTester()
  const remove = emulator.faults.add({ kind: 'drop' })
  emulator.faults.add({ kind: 'status', status: 500 })
  remove()
  expect((await api('/users/me')).status).toBe(500)
  emulator.faults.clear()
  expect((await api('/users/me')).status).toBe(401)
})

test.each<[NonNullable<Fault['match']>, boolean]>([
  [{}, true],
  [{ method: 'get' }, true],
  [{ method: 'POST' }, false],
  [{ path: '/users/me' }, true],
  [{ path: '/users' }, true],
  [{ path: '/v2021-06-07/users' }, true],
  [{ path: '/auth' }, false],
  [{ path: '/data/*/production' }, false],
  [{ path: '*/me' }, true],
  [{ host: 'api.localhost' }, false],
  [{ host: `${JOURNAL}.api.localhost` }, true],
  [{ host: '*.api.localhost' }, true],
])('a fault for %j meets GET /users/me of a project: %s', async (match, isMet) => {
  const { emulator, project } = createTester()
  emulator.faults.add({ kind: 'status', status: 418, match })
  const { status } = await project(JOURNAL, '/users/me', { token: emulator.signIn(ADA) })
  expect(status).toBe(isMet ? 418 : 200)
})

test('a preflight is met only by name', async () => {
  const { emulator } = createTester()
  const preflight = () =>
    emulator.fetch(
      new Request('http://api.localhost/v1/users/me', {
        method: 'OPTIONS',
        headers: { origin: 'http://localhost', 'access-control-request-method': 'GET' },
      }),
    )
  emulator.faults.add({ kind: 'status', status: 500, times: 1 })
  expect((await preflight()).status).toBe(204)
  emulator.faults.add({ kind: 'status', status: 501, match: { method: 'OPTIONS' } })
  expect((await preflight()).status).toBe(501)
})

test('the control API meets no fault', async () => {
  const { control, emulator } = createTester({ faults: [{ kind: 'drop' }] })
  expect((await control('/state')).status).toBe(200)
  expect(emulator.faults.list()[0]?.hits).toBe(0)
})

function refreshing(fault: Fault) {
  const { emulator, api } = createTester()
  const token = emulator.signIn(ADA)
  emulator.faults.add({ match: { method: 'POST', path: '/auth/refresh-token' }, ...fault })
  const refresh = () => api('/auth/refresh-token', { token, json: { token: token.value } })
  return { emulator, token, refresh }
}
