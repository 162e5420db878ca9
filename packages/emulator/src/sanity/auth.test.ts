import { expect, test } from 'vitest'
import { issueSid } from '../sessions.ts'
import { at, textAt } from '../testing/at.ts'
import { ADA, createTester } from '../testing/tester.ts'

const HOUR = 3_600_000
const NOT_FOUND = {
  statusCode: 401,
  errorCode: 'SIO-401-ANF',
  error: 'Unauthorized',
  message: 'Session not found',
}

test('a code is exchanged once, and is not found the second time', async () => {
  const { emulator, api } = createTester()
  const sid = issueSid(emulator.world, ADA, { kind: 'stamped' })

  const first = await api(`/auth/fetch?tag=sanity.sdk.auth.fetch-token&sid=${sid.value}`)
  const second = await api(`/auth/fetch?tag=sanity.sdk.auth.fetch-token&sid=${sid.value}`)

  expect(first.status).toBe(200)
  expect(first.body).toEqual({
    token: expect.stringMatching(/^sk[A-Za-z0-9]{40}-st\d+$/),
    label: expect.any(String),
  })
  expect(second.status).toBe(404)
  expect(second.body).toEqual({
    statusCode: 404,
    error: 'Not Found',
    message: `Session with sid "${sid.value}" not found`,
  })
  expect(emulator.world.counters).toMatchObject({ sidExchanges: 1, sidReuses: 1 })
})

test('a code is worth nothing after ten minutes', async () => {
  const { emulator, api } = createTester()
  const sid = issueSid(emulator.world, ADA, { kind: 'stamped' })
  emulator.world.clock.advance(HOUR / 6)
  expect((await api(`/auth/fetch?sid=${sid.value}`)).status).toBe(404)
})

test('a refresh replaces a stamped token, and the old one is dead at once', async () => {
  const { emulator, api } = createTester()
  const old = emulator.signIn(ADA)

  const refreshed = await api('/auth/refresh-token', { token: old, json: { token: old.value } })
  const token = textAt(refreshed.body, 'token')

  expect(refreshed.status).toBe(200)
  expect(token).toMatch(/-st\d+$/)
  expect((await api('/users/me', { token })).status).toBe(200)
  const refused = await api('/users/me', { token: old })
  expect(refused.status).toBe(401)
  expect(refused.body).toEqual(NOT_FOUND)
})

test('a second refresh with the same token is refused and counted', async () => {
  const { emulator, api } = createTester()
  const old = emulator.signIn(ADA)
  const refresh = () => api('/auth/refresh-token', { token: old, json: { token: old.value } })
  const first = await refresh()
  const second = await refresh()

  expect(second.status).toBe(401)
  expect(second.body).toEqual(NOT_FOUND)
  expect(emulator.world.counters).toMatchObject({ refreshes: 1, reuses: 1, refreshRefusals: 1 })
  expect((await api('/users/me', { token: textAt(first.body, 'token') })).status).toBe(200)
})

test('a strict world ends the whole session when a rotated token comes back', async () => {
  const { emulator, api } = createTester({
    seed: { people: [person], organizations: [], projects: [], settings: { revokeOnReuse: true } },
  })
  const old = emulator.signIn(person.id)
  const refresh = () => api('/auth/refresh-token', { token: old, json: { token: old.value } })
  const first = await refresh()
  await refresh()
  expect((await api('/users/me', { token: textAt(first.body, 'token') })).status).toBe(401)
})

test('two refreshes at the same time make one token', async () => {
  const { emulator, api } = createTester()
  const old = emulator.signIn(ADA)
  const refresh = () => api('/auth/refresh-token', { token: old, json: { token: old.value } })
  const statuses = (await Promise.all([refresh(), refresh()])).map(({ status }) => status)
  expect(statuses.toSorted()).toEqual([200, 401])
})

test('a token without a stamp cannot be refreshed', async () => {
  const { emulator, api } = createTester()
  const plain = emulator.signIn(ADA, { kind: 'plain' })
  expect(plain.value).not.toContain('-st')
  const refused = await api('/auth/refresh-token', { token: plain, json: { token: plain.value } })
  expect(refused.status).toBe(400)
  expect((await api('/users/me', { token: plain })).status).toBe(200)
})

test('a stamped token lives for a day and says that it has expired', async () => {
  const { emulator, api } = createTester()
  const token = emulator.signIn(ADA)
  emulator.world.clock.advance(24 * HOUR - 1)
  expect((await api('/users/me', { token })).status).toBe(200)
  emulator.world.clock.advance(1)
  const refused = await api('/users/me', { token })
  expect(refused.status).toBe(401)
  expect(refused.body).toEqual({
    statusCode: 401,
    errorCode: 'SIO-401-AEX',
    error: 'Unauthorized',
    message: 'Session has expired',
  })
})

test('an expired token cannot be refreshed', async () => {
  const { emulator, api } = createTester()
  const token = emulator.signIn(ADA, { kind: 'stamped', lifetimeMs: 5 })
  emulator.world.clock.advance(5)
  const refused = await api('/auth/refresh-token', { token, json: { token: token.value } })
  expect(refused.body).toMatchObject({ statusCode: 401, errorCode: 'SIO-401-AEX' })
})

test.each([[undefined], [{}], [{ token: 5 }], [null]])(
  'a refresh with the body %j is a bad request',
  async (json) => {
    const { emulator, api } = createTester()
    const token = emulator.signIn(ADA)
    const refused = await api('/auth/refresh-token', { method: 'POST', token, json })
    expect(refused.status).toBe(400)
    expect(at(refused.body, 'error')).toBe('Bad Request')
  },
)

test('signing out ends every token of the session', async () => {
  const { emulator, api } = createTester()
  const old = emulator.signIn(ADA)
  const other = emulator.signIn(ADA)
  const refreshed = await api('/auth/refresh-token', { token: old, json: { token: old.value } })
  const token = textAt(refreshed.body, 'token')

  const out = await api('/auth/logout', { method: 'POST', token })

  expect(out.status).toBe(204)
  expect((await api('/users/me', { token })).body).toEqual(NOT_FOUND)
  expect((await api('/users/me', { token: other })).status).toBe(200)
  expect((await api('/auth/logout', { method: 'POST', token })).status).toBe(401)
})

test('a minted token dies with the session that it came from, and not the other way round', async () => {
  const { emulator, api, control } = createTester()
  const dashboard = emulator.signIn(ADA)
  const mint = async () =>
    textAt((await control('/tokens', { token: dashboard, json: { kind: 'plain' } })).body, 'token')
  const first = await mint()
  const second = await mint()

  await api('/auth/logout', { method: 'POST', token: first })
  expect((await api('/users/me', { token: first })).status).toBe(401)
  expect((await api('/users/me', { token: second })).status).toBe(200)
  expect((await api('/users/me', { token: dashboard })).status).toBe(200)

  await api('/auth/logout', { method: 'POST', token: dashboard })
  expect((await api('/users/me', { token: second })).body).toEqual(NOT_FOUND)
})

test('the ways to sign in are those of the people, each with its page', async () => {
  const { api, fetch } = createTester()
  const { status, headers, body } = await api('/auth/providers')
  expect(status).toBe(200)
  expect(headers.get('access-control-allow-origin')).toBe('http://app.localhost:3333')
  expect(headers.get('access-control-allow-credentials')).toBeNull()
  expect(body).toEqual({
    providers: [
      { name: 'google', title: 'Google', url: 'http://www.localhost/login/google' },
      { name: 'github', title: 'GitHub', url: 'http://www.localhost/login/github' },
      { name: 'saml', title: 'Single sign-on', url: 'http://www.localhost/login/saml' },
    ],
    thirdPartyLogin: true,
    sso: { saml: true },
  })
  const page = await fetch(`${textAt(body, 'providers.1.url')}?origin=http://localhost:3333/`)
  expect(await page.text()).toContain('Tomás Lindqvist')
})

test('where everybody has a password there is no third party', async () => {
  const { api } = createTester({ seed: { people: [person], organizations: [], projects: [] } })
  expect((await api('/auth/providers')).body).toEqual({
    providers: [
      { name: 'sanity', title: 'E-mail / password', url: 'http://www.localhost/login/sanity' },
    ],
    thirdPartyLogin: false,
    sso: { saml: false },
  })
})

const person = { id: 'gOnly', name: 'Only One', email: 'only@example.com' }
