import { expect, test } from 'vitest'
import { at, textAt } from '../../testing/at.ts'
import { CLIENT, createOAuthApp, REDIRECT, VERIFIER } from '../../testing/oauthApp.ts'
import { ADA, ARCHIVE, JOURNAL, TOMAS } from '../../testing/tester.ts'

const HOUR = 3_600_000
const NORTHLIGHT = 'urn:io.sanity:organization:oNorthlit'
const INVALID_GRANT = { error: 'invalid_grant', error_description: expect.any(String) }

const OTHER = 'somebody-else'
const TWO_CLIENTS = {
  people: [{ id: ADA, name: 'Ada', email: 'ada@example.com' }],
  organizations: [],
  projects: [],
  oauthClients: [CLIENT, OTHER].map((clientId) => ({
    clientId,
    name: clientId,
    redirectUris: [REDIRECT],
  })),
}

test('a code is exchanged for a pair of tokens that no cache keeps', async () => {
  const { code, exchange, api, project, emulator } = await createOAuthApp()
  const { status, headers, body } = await exchange(await code())

  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(body).toEqual({
    access_token: expect.stringMatching(/^sk[A-Za-z0-9]{44}$/),
    token_type: 'bearer',
    expires_in: 3600,
    refresh_token: expect.stringMatching(/^rt[A-Za-z0-9]{48}$/),
  })
  const token = textAt(body, 'access_token')
  expect((await api('/users/me', { token })).body).toMatchObject({ id: ADA })
  expect((await project(JOURNAL, '/users/me', { token })).body).toMatchObject({ id: ADA })
  expect(emulator.world.counters).toMatchObject({ oauthExchanges: 1, oauthCodeReuses: 0 })
})

test('S5: the second use of a code is refused, and ends what the first one got', async () => {
  const { code, exchange, refresh, api, emulator } = await createOAuthApp()
  const value = await code()
  const { body } = await exchange(value)
  const second = await exchange(value)

  expect(second.status).toBe(400)
  expect(second.body).toEqual(INVALID_GRANT)
  expect(second.headers.get('cache-control')).toBe('no-store')
  expect((await api('/users/me', { token: textAt(body, 'access_token') })).status).toBe(401)
  expect((await refresh(textAt(body, 'refresh_token'))).body).toEqual(INVALID_GRANT)
  expect(emulator.world.counters).toMatchObject({ oauthExchanges: 1, oauthCodeReuses: 1 })
})

test('S5: of two exchanges at the same time one is refused', async () => {
  const { code, exchange } = await createOAuthApp()
  const value = await code()
  const answers = await Promise.all([exchange(value), exchange(value)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400])
})

test('a code is worth nothing after a minute', async () => {
  const { code, exchange, emulator } = await createOAuthApp()
  const value = await code()
  emulator.world.clock.advance(60_000)
  expect((await exchange(value)).body).toEqual(INVALID_GRANT)
})

test.each([
  [{ code_verifier: 'z'.repeat(43) }, 'invalid_grant'],
  [{ redirect_uri: 'http://app.localhost:3333/' }, 'invalid_grant'],
  [{ resource: 'urn:io.sanity:organization:oFjordlin' }, 'invalid_target'],
])('a code with %j is refused as %s, and spent', async (bend, error) => {
  const { code, exchange } = await createOAuthApp()
  const value = await code({ resource: NORTHLIGHT })
  const refused = await exchange(value, bend)
  expect(refused.status).toBe(400)
  expect(at(refused.body, 'error')).toBe(error)
  expect((await exchange(value)).body).toEqual(INVALID_GRANT)
})

test('a code and a refresh token are good for their own client only', async () => {
  const { code, exchange, signIn, refresh, revoke } = await createOAuthApp({ seed: TWO_CLIENTS })
  expect((await exchange(await code(), { client_id: OTHER })).body).toEqual(INVALID_GRANT)
  const tokens = await signIn()
  expect((await refresh(tokens.refresh, { client_id: OTHER })).body).toEqual(INVALID_GRANT)
  expect((await revoke(tokens.refresh, { client_id: OTHER })).body).toEqual(INVALID_GRANT)
  expect((await refresh(tokens.refresh)).status).toBe(200)
})

test('the resource may be named again, as it was', async () => {
  const { code, exchange, refresh } = await createOAuthApp()
  const resource = NORTHLIGHT
  const first = await exchange(await code({ resource }), { resource })
  const token = textAt(first.body, 'refresh_token')
  expect((await refresh(token, { resource: 'urn:other' })).body).toMatchObject({
    error: 'invalid_target',
  })
  expect((await refresh(token, { resource })).status).toBe(200)
})

test.each([
  [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
  [{ grant_type: '' }, 400, 'invalid_request'],
  [{ code: '' }, 400, 'invalid_request'],
  [{ code: 'unknown' }, 400, 'invalid_grant'],
  [{ redirect_uri: '' }, 400, 'invalid_request'],
  [{ code_verifier: '' }, 400, 'invalid_request'],
  [{ code_verifier: 'short' }, 400, 'invalid_request'],
  [{ client_id: '' }, 401, 'invalid_client'],
  [{ client_id: OTHER }, 401, 'invalid_client'],
])('%j is answered with %i %s, and leaves the code alone', async (bend, status, error) => {
  const { code, exchange } = await createOAuthApp()
  const value = await code()
  const refused = await exchange(value, bend)
  expect(refused.status).toBe(status)
  expect(at(refused.body, 'error')).toBe(error)
  expect((await exchange(value)).status).toBe(200)
})

test.each(['/auth/oauth/token', '/auth/oauth/revoke'])('%s takes forms only', async (path) => {
  const { api, fetch } = await createOAuthApp()
  const json = { grant_type: 'refresh_token', refresh_token: 'x', token: 'x', client_id: CLIENT }
  expect(await api(path, { json })).toMatchObject({
    status: 400,
    body: { error: 'invalid_request' },
  })
  const twice = await fetch(`http://api.localhost/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    body: `client_id=${CLIENT}&client_id=${CLIENT}`,
  })
  expect(await twice.json()).toEqual({
    error: 'invalid_request',
    error_description: 'There is more than one client_id',
  })
})

test('a refresh token is replaced each time, and the access token from before lives on', async () => {
  const { signIn, refresh, api, emulator } = await createOAuthApp()
  const first = await signIn()
  const { status, body } = await refresh(first.refresh)
  expect(status).toBe(200)
  expect(at(body, 'refresh_token')).not.toBe(first.refresh)
  expect(at(body, 'access_token')).not.toBe(first.access)
  expect((await api('/users/me', { token: first.access })).status).toBe(200)
  expect((await api('/users/me', { token: textAt(body, 'access_token') })).status).toBe(200)
  expect((await refresh(textAt(body, 'refresh_token'))).status).toBe(200)
  expect(emulator.world.counters).toMatchObject({ oauthRefreshes: 2, oauthReuses: 0 })
})

test('I2: a refresh token that comes back ends everything that came from it', async () => {
  const { signIn, refresh, api, emulator } = await createOAuthApp()
  const bystander = await signIn()
  const first = await signIn()
  const second = await refresh(first.refresh)
  expect((await refresh(first.refresh)).body).toEqual(INVALID_GRANT)
  expect((await refresh(textAt(second.body, 'refresh_token'))).body).toEqual(INVALID_GRANT)
  expect((await api('/users/me', { token: textAt(second.body, 'access_token') })).body).toEqual(
    expect.objectContaining({ errorCode: 'SIO-401-ANF' }),
  )
  expect(emulator.world.counters).toMatchObject({ oauthRefreshes: 1, oauthReuses: 1 })
  expect((await refresh(bystander.refresh)).status).toBe(200)
})

test('F10: a refresh whose answer was lost is a reuse when it is repeated', async () => {
  const { signIn, refresh, emulator } = await createOAuthApp()
  const tokens = await signIn()
  emulator.faults.add({ kind: 'loseResponse', match: { path: '/auth/oauth/token' }, times: 1 })
  await expect(refresh(tokens.refresh)).rejects.toThrow(TypeError)
  expect((await refresh(tokens.refresh)).body).toEqual(INVALID_GRANT)
  expect(emulator.world.counters.oauthReuses).toBe(1)
})

test('an access token lives for an hour, a refresh token for thirty days', async () => {
  const { signIn, refresh, api, emulator } = await createOAuthApp()
  const tokens = await signIn()
  emulator.world.clock.advance(HOUR)
  expect((await api('/users/me', { token: tokens.access })).body).toMatchObject({
    errorCode: 'SIO-401-AEX',
  })
  emulator.world.clock.advance(30 * 24 * HOUR - HOUR - 1)
  const { body } = await refresh(tokens.refresh)
  emulator.world.clock.advance(30 * 24 * HOUR)
  expect((await refresh(textAt(body, 'refresh_token'))).body).toEqual(INVALID_GRANT)
})

test('the lives of codes and tokens come from the seed', async () => {
  const settings = { oauthAccessTokenMs: 90_500, oauthRefreshTokenMs: 5_000, oauthCodeMs: 10 }
  const { code, exchange, refresh, emulator } = await createOAuthApp({
    seed: { ...TWO_CLIENTS, settings },
  })
  const late = await code()
  emulator.world.clock.advance(10)
  expect((await exchange(late)).body).toEqual(INVALID_GRANT)
  const { body } = await exchange(await code())
  expect(at(body, 'expires_in')).toBe(90)
  emulator.world.clock.advance(5_000)
  expect((await refresh(textAt(body, 'refresh_token'))).body).toEqual(INVALID_GRANT)
})

test('an access token is no stamped one, and does as little where its person is no member', async () => {
  const { signIn, api, project } = await createOAuthApp()
  const { access } = await signIn({ person: TOMAS })
  const refused = await api('/auth/refresh-token', { token: access, json: { token: access } })
  expect(refused.status).toBe(400)
  expect((await project(ARCHIVE, '/users/me', { token: access })).body).toMatchObject({
    error: { type: 'projectUserNotFoundError' },
  })
})

test('signing out with an access token ends the grant', async () => {
  const { signIn, refresh, api } = await createOAuthApp()
  const tokens = await signIn()
  expect((await api('/auth/logout', { method: 'POST', token: tokens.access })).status).toBe(204)
  expect((await api('/users/me', { token: tokens.access })).status).toBe(401)
  expect((await refresh(tokens.refresh)).body).toEqual(INVALID_GRANT)
})

test('a page of another origin can ask, without credentials, and read what is refused', async () => {
  const { emulator } = await createOAuthApp()
  const url = 'http://api.localhost/v1/auth/oauth/token'
  const origin = 'http://app.localhost:3333'
  const answer = await emulator.fetch(
    new Request(url, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({ client_id: CLIENT, code_verifier: VERIFIER }),
    }),
  )
  expect(answer.status).toBe(400)
  expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
})
