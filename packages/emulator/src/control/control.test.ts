import { expect, test } from 'vitest'
import { fingerprint } from '../fingerprint.ts'
import { at, textAt } from '../testing/at.ts'
import { createOAuthApp } from '../testing/oauthApp.ts'
import { ADA, createTester, JOURNAL, MIRA, TOMAS } from '../testing/tester.ts'

test('people are listed with who can sign in', async () => {
  const { body } = await createTester().control('/people')
  expect(body).toHaveLength(3)
  expect(at(body, '0')).toEqual({
    id: ADA,
    name: 'Ada Okafor',
    email: 'ada.okafor@northlight.example',
    picture: `http://api.localhost/__emulator/avatars/${ADA}.svg`,
    canSignIn: true,
  })
  expect(body).toContainEqual(expect.objectContaining({ id: MIRA, canSignIn: false }))
})

test('a fault is added, listed and cleared', async () => {
  const { control, api } = createTester()
  const fault = { kind: 'status', status: 503, match: { path: '/users' }, times: 1 }
  expect((await control('/faults', { json: fault })).status).toBe(201)
  expect((await control('/faults')).body).toEqual([{ id: 1, fault, hits: 0 }])
  expect((await api('/users/me')).status).toBe(503)
  expect((await control('/faults')).body).toEqual([])

  await control('/faults', { json: { kind: 'drop' } })
  expect((await control('/faults', { method: 'DELETE' })).status).toBe(204)
  expect((await api('/users/me')).status).toBe(401)
})

test.each([
  [{}],
  [{ kind: 'explode' }],
  [{ kind: 'delay' }],
  [{ kind: 'status', status: 99 }],
  [{ kind: 'drop', times: 0 }],
  [{ kind: 'drop', match: { paht: '/users' } }],
])('the fault %j is refused with a sentence', async (json) => {
  const { control, emulator } = createTester()
  const { status, body } = await control('/faults', { json })
  expect(status).toBe(400)
  expect(at(body, 'message')).not.toBe('')
  expect(emulator.faults.list()).toEqual([])
})

test('time is moved by an amount or to a moment', async () => {
  const { control, emulator } = createTester()
  expect((await control('/clock', { json: { advance: 5_000 } })).body).toEqual({
    now: 1_800_000_005_000,
  })
  expect((await control('/clock', { json: { now: 1_900_000_000_000 } })).body).toEqual({
    now: 1_900_000_000_000,
  })
  expect(emulator.world.clock.now()).toBe(1_900_000_000_000)
  expect((await control('/clock', { json: { advance: 'much' } })).status).toBe(400)
})

test('tokens are expired and revoked by token, person, kind or altogether', async () => {
  const { control, emulator, api } = createTester()
  const ada = emulator.signIn(ADA)
  const plain = emulator.signIn(ADA, { kind: 'plain' })
  const tomas = emulator.signIn(TOMAS)
  const expire = async (json: object) =>
    at((await control('/tokens/expire', { json })).body, 'count')

  expect(await expire({})).toBe(0)
  expect(await expire({ person: ADA, kind: 'plain' })).toBe(1)
  expect((await api('/users/me', { token: plain })).body).toMatchObject({
    errorCode: 'SIO-401-AEX',
  })
  expect(await expire({ token: ada.value })).toBe(1)
  expect((await control('/tokens/revoke', { json: { all: true } })).body).toEqual({ count: 1 })
  expect((await api('/users/me', { token: tomas })).body).toMatchObject({
    errorCode: 'SIO-401-ANF',
  })
})

test('a dashboard mints tokens for the apps that it shows', async () => {
  const { control, emulator, api } = createTester()
  const dashboard = emulator.signIn(ADA)
  const minted = await control('/tokens', { token: dashboard, json: { kind: 'stamped' } })
  expect(minted.status).toBe(201)
  expect(minted.body).toMatchObject({ token: expect.stringMatching(/-st\d+$/), kind: 'stamped' })
  expect(at(minted.body, 'expiresAt')).toBeGreaterThan(emulator.world.clock.now())
  expect((await api('/users/me', { token: textAt(minted.body, 'token') })).body).toMatchObject({
    id: ADA,
  })

  expect((await control('/tokens', { json: {} })).status).toBe(401)
  expect((await control('/tokens', { token: dashboard, json: { kind: 'project' } })).status).toBe(
    400,
  )
  expect(emulator.world.counters.mints).toBe(1)
})

test('access tokens of OAuth are expired by their kind, and can be renewed', async () => {
  const { control, emulator, signIn, refresh, api } = await createOAuthApp()
  const stamped = emulator.signIn(ADA)
  const { access, refresh: token } = await signIn()
  expect((await control('/tokens/expire', { json: { kind: 'oauth' } })).body).toEqual({ count: 1 })
  expect((await api('/users/me', { token: access })).body).toMatchObject({
    errorCode: 'SIO-401-AEX',
  })
  expect((await api('/users/me', { token: stamped })).status).toBe(200)
  expect((await refresh(token)).status).toBe(200)
  expect((await control('/counters')).body).toMatchObject({
    oauthCodes: 1,
    oauthExchanges: 1,
    oauthRefreshes: 1,
  })
})

test('all sessions of a person can be ended', async () => {
  const { control, emulator, signIn, refresh, api } = await createOAuthApp()
  const [ada, tomas] = [emulator.signIn(ADA), emulator.signIn(TOMAS)]
  const tokens = await signIn()
  expect((await control('/sessions/end', { json: { person: ADA } })).body).toEqual({ count: 2 })
  expect((await api('/users/me', { token: ada })).status).toBe(401)
  expect((await refresh(tokens.refresh)).body).toMatchObject({ error: 'invalid_grant' })
  expect((await api('/users/me', { token: tomas })).status).toBe(200)
  expect((await control('/sessions/end', { json: {} })).status).toBe(400)
})

test('a session can be had without a sign-in', async () => {
  const { control, api, project } = createTester()
  const made = await control('/sessions', { json: { person: 'ada.okafor@northlight.example' } })
  expect((await api('/users/me', { token: textAt(made.body, 'token') })).status).toBe(200)
  const bound = { person: ADA, kind: 'project', projectId: JOURNAL }
  const { body } = await control('/sessions', { json: bound })
  expect(at(body, 'kind')).toBe('project')
  expect((await project(JOURNAL, '/users/me', { token: textAt(body, 'token') })).status).toBe(200)
  expect((await control('/sessions', { json: { person: ADA, kind: 'project' } })).status).toBe(400)
  expect((await control('/sessions', { json: { person: 'nobody' } })).status).toBe(404)
})

test('a code can be had without a sign-in', async () => {
  const { control, api } = createTester()
  const { body } = await control('/sids', { json: { person: ADA, kind: 'plain' } })
  expect((await api(`/auth/fetch?sid=${textAt(body, 'sid')}`)).status).toBe(200)
})

test('the log tells who asked what, and no secret', async () => {
  const { control, emulator, api, fetch } = createTester()
  const token = emulator.signIn(ADA)
  const sid = textAt((await control('/sids', { json: { person: ADA } })).body, 'sid')
  await api(`/auth/fetch?sid=${sid}`)
  await fetch('http://api.localhost/v1/users/me?tag=t', {
    headers: {
      authorization: `Bearer ${token.value}`,
      referer: `http://localhost/#token=${token.value}&sid=${sid}`,
    },
  })
  await api('/users/me')

  const { body } = await control('/requests')
  expect(at(body, '*.credential')).toEqual(['none', `bearer ${fingerprint(token.value)}`, 'none'])
  expect(at(body, '1')).toMatchObject({
    id: 2,
    at: 1_800_000_000_000,
    method: 'GET',
    host: 'api.localhost',
    path: '/v1/users/me',
    query: { tag: 't' },
    origin: 'http://app.localhost:3333',
    status: 200,
  })
  const text = JSON.stringify(body)
  expect(text).not.toContain(token.value)
  expect(text).not.toContain(sid)
  expect(text).toContain(fingerprint(sid))
  expect((await control('/requests?since=2')).body).toHaveLength(1)
})

test('the state names no token', async () => {
  const { control, emulator, signIn } = await createOAuthApp()
  const token = emulator.signIn(ADA)
  const { access, refresh } = await signIn()
  const { body } = await control('/state')
  expect(at(body, 'tokens.0')).toMatchObject({ token: fingerprint(token.value), refusal: null })
  expect(at(body, 'oauthGrants.*.clientId')).toEqual(['gatehouse-demo'])
  for (const secret of [token.value, access, refresh]) {
    expect(JSON.stringify(body)).not.toContain(secret)
  }
})

test('a reset brings everything back to the seed', async () => {
  const { control, emulator, api, project } = createTester({
    faults: [{ kind: 'delay', ms: 0 }],
  })
  const token = emulator.signIn(ADA)
  const before = emulator.world
  emulator.faults.add({ kind: 'status', status: 418, match: { path: '/nothing' } })
  emulator.world.clock.advance(99)
  const mutations = [{ delete: { id: 'settings' } }]
  await project(JOURNAL, '/data/mutate/production', { token, json: { mutations } })
  expect((await control('/counters')).body).toMatchObject({ mutations: 1 })

  expect((await control('/reset', { method: 'POST' })).status).toBe(204)

  expect((await api('/users/me', { token })).status).toBe(401)
  expect(emulator.world).not.toBe(before)
  expect(emulator.world.clock.now()).toBe(1_800_000_000_000)
  expect(emulator.world.counters.mutations).toBe(0)
  expect(emulator.world.datasets.get(`${JOURNAL}.production`)?.documents.has('settings')).toBe(true)
  expect(emulator.faults.list()).toEqual([
    expect.objectContaining({ fault: { kind: 'delay', ms: 0 } }),
  ])
  expect(emulator.requests.list()).toHaveLength(1)
})

test('a reset forgets codes and grants', async () => {
  const { control, code, exchange, refresh, signIn } = await createOAuthApp()
  const [value, tokens] = [await code(), await signIn()]
  await control('/reset', { method: 'POST' })
  expect((await exchange(value)).body).toMatchObject({ error: 'invalid_grant' })
  expect((await refresh(tokens.refresh)).body).toMatchObject({ error: 'invalid_grant' })
  expect((await control('/counters')).body).toMatchObject({ oauthCodes: 0, oauthRefreshes: 0 })
})

test('a body that is no JSON is refused', async () => {
  const { fetch } = createTester()
  const response = await fetch('http://localhost/__emulator/clock', { method: 'POST', body: '{' })
  expect(response.status).toBe(400)
})
