import { expect, test } from 'vitest'
import { at } from '../testing/at.ts'
import { ADA, ARCHIVE, createTester, JOURNAL, TOMAS } from '../testing/tester.ts'

const credentials = 'include'
const HOST = `http://${JOURNAL}.api.localhost`
const CLEARED = 'sanitySession=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=None'

test.each(['v1', 'v2021-06-07'])(
  'the project host knows a person by the cookie (%s)',
  async (v) => {
    const { fetch } = await signedInByCookie()
    const response = await fetch(`${HOST}/${v}/users/me`, { credentials })
    expect(await response.json()).toMatchObject({ id: ADA, role: 'administrator' })
    expect(response.headers.get('access-control-allow-origin')).toBe('http://app.localhost:3333')
    expect(response.headers.get('access-control-allow-credentials')).toBe('true')
  },
)

test('the cookie reads and writes data, and is worth nothing without credentials', async () => {
  const { project } = await signedInByCookie()
  const mutations = [{ create: { _id: 'note', _type: 'post' } }]
  const json = { mutations }
  expect((await project(JOURNAL, '/data/mutate/production', { json, credentials })).status).toBe(
    200,
  )
  const query = '/data/query/production?query=count(*%5B_id%3D%3D%22note%22%5D)'
  expect((await project(JOURNAL, query, { credentials })).body).toMatchObject({ result: 1 })
  expect((await project(JOURNAL, query)).status).toBe(401)
})

test('the global host does not know the cookie', async () => {
  const { api, cookie } = await signedInByCookie()
  expect((await api('/users/me', { headers: { cookie } })).status).toBe(401)
  expect((await api('/auth/logout', { method: 'POST', headers: { cookie } })).status).toBe(401)
})

test('signing out on the project host ends the session and takes the cookie back', async () => {
  const { project, emulator, cookie } = await signedInByCookie()
  const out = await project(JOURNAL, '/auth/logout', { method: 'POST', credentials })
  expect(out.status).toBe(204)
  expect(out.headers.get('set-cookie')).toBe(CLEARED)
  expect(out.headers.get('access-control-allow-credentials')).toBe('true')
  expect((await project(JOURNAL, '/users/me', { credentials })).body).toMatchObject({
    message: 'A valid session is required for this endpoint',
  })
  expect((await project(JOURNAL, '/users/me', { headers: { cookie } })).body).toMatchObject({
    errorCode: 'SIO-401-ANF',
  })
  expect(emulator.world.counters.logouts).toBe(1)
})

test('the cookie of a session that is over is taken back all the same', async () => {
  const { project } = await signedInByCookie()
  const out = await project(JOURNAL, '/auth/logout', {
    method: 'POST',
    headers: { cookie: 'sanitySession=long-gone' },
  })
  expect([out.status, out.headers.get('set-cookie')]).toEqual([204, CLEARED])
})

test('the preflight of a request with credentials is answered for one origin', async () => {
  const { emulator } = createTester()
  const { status, headers } = await emulator.fetch(
    new Request(`${HOST}/v2021-06-07/auth/logout`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:3333',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    }),
  )
  expect(status).toBe(204)
  expect(headers.get('access-control-allow-origin')).toBe('http://localhost:3333')
  expect(headers.get('access-control-allow-credentials')).toBe('true')
})

test('a token wins over a cookie, which is counted as a mistake', async () => {
  const { emulator, project } = await signedInByCookie()
  const token = emulator.signIn(TOMAS)
  const { body } = await project(JOURNAL, '/users/me', { token, credentials })
  expect(at(body, 'id')).toBe(TOMAS)
  expect(emulator.world.counters.bothCredentials).toBe(1)
})

test('a cookie does not make up for a token that is wrong', async () => {
  const { project } = await signedInByCookie()
  for (const authorization of ['Bearer nonsense', 'Bearer ', 'Bearer a b', 'Basic YTpi']) {
    const headers = { authorization }
    for (const path of ['/users/me', '/data/query/production?query=*']) {
      const { status, body } = await project(JOURNAL, path, { headers, credentials })
      expect(status).toBe(401)
      expect(body).toMatchObject({ errorCode: 'SIO-401-ANF' })
    }
    const out = await project(JOURNAL, '/auth/logout', { method: 'POST', headers, credentials })
    expect([out.status, out.headers.get('set-cookie')]).toEqual([401, null])
  }
  expect((await project(JOURNAL, '/users/me', { credentials })).status).toBe(200)
})

test('a stranger to the project is told so', async () => {
  const { project, emulator } = createTester()
  const session = emulator.world.sessions.get(emulator.signIn(TOMAS).sessionId)
  const headers = { cookie: `sanitySession=${session?.id}` }
  expect((await project(ARCHIVE, '/users/me', { headers })).body).toMatchObject({
    error: { type: 'projectUserNotFoundError' },
  })
})

test('the control API signs the studio out', async () => {
  const { fetch, project, cookie } = await signedInByCookie()
  const url = `${HOST}/__emulator/cookies/session`
  const out = await fetch(url, { method: 'DELETE', credentials })
  expect([out.status, out.headers.get('set-cookie')]).toEqual([204, CLEARED])
  expect(out.headers.get('access-control-allow-credentials')).toBe('true')
  expect((await project(JOURNAL, '/users/me', { credentials })).status).toBe(401)
  expect((await project(JOURNAL, '/users/me', { headers: { cookie } })).status).toBe(401)
  expect((await fetch(url, { method: 'DELETE', credentials })).status).toBe(204)
})

/** A browser that a studio has signed Ada in to, on the host of the journal. */
async function signedInByCookie() {
  const tester = createTester()
  const response = await tester.fetch(`${HOST}/__emulator/cookies/session`, {
    method: 'POST',
    body: JSON.stringify({ person: ADA }),
    credentials,
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { ...tester, cookie }
}
