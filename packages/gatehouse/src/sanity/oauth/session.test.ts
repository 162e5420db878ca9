/** A session by OAuth: renewal, tabs, sign-out. I1, I2, F3-F10, F20, S11. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ADA } from '../testing/createSanityWorld.ts'
import {
  createOAuthWorld,
  type OAuthTab,
  type OAuthWorld,
  SESSION,
  wordOf,
} from './testing/oauthWorld.ts'

let world: OAuthWorld
beforeEach(() => {
  world = createOAuthWorld()
})
afterEach(() => world.close())

const HOUR = 3_600_000
const TOKEN = '/auth/oauth/token'

const refreshes = () =>
  world.sentTo(TOKEN).filter(({ body }) => body.includes('grant_type=refresh_token'))
const sentRefreshTokens = () =>
  refreshes().map(({ body }) => new URLSearchParams(body).get('refresh_token'))
const counters = () => world.emulator.world.counters
const tokenOf = ({ store }: OAuthTab) => (store.getState() as { readonly token?: string }).token

const pass = (ms: number) => world.pass(ms)

test('it is renewed before it runs out, each refresh token sent once (I2)', async () => {
  const tab = await world.signIn()
  const first = tokenOf(tab)
  await pass(5 * HOUR)
  expect(wordOf(tab)).toBe(`logged-in ${ADA}`)
  expect(tokenOf(tab)).not.toBe(first)
  expect(refreshes()).toHaveLength(5)
  expect(new Set(sentRefreshTokens()).size).toBe(5)
  expect(counters()).toMatchObject({ oauthRefreshes: 5, oauthReuses: 0 })
  // The person is known: no renewal asks for them again.
  expect(world.sentTo('/users/me')).toHaveLength(1)
})

test('tabs share it, and renew once (I2, F20)', async () => {
  const first = await world.signIn()
  const tabs = [first, world.open('/b'), world.open('/c')]
  await world.settle()
  await pass(3 * HOUR)
  expect(tabs.map(wordOf)).toEqual(Array(3).fill(`logged-in ${ADA}`))
  expect(new Set(tabs.map(tokenOf)).size).toBe(1)
  expect(new Set(sentRefreshTokens()).size).toBe(refreshes().length)
  expect(counters()).toMatchObject({ oauthRefreshes: 3, oauthReuses: 0 })
})

test('a reload goes on with it, and asks nobody', async () => {
  const tab = await world.signIn()
  const requests = world.sent.length
  tab.store.dispose()
  const again = world.open('/')
  await world.settle()
  expect([wordOf(again), world.sent.length]).toEqual([`logged-in ${ADA}`, requests])
})

test('an access token that is refused in use is renewed by the refresh token', async () => {
  const tab = await world.signIn()
  const token = tokenOf(tab) ?? ''
  const live = world.emulator.world.tokens.get(token)
  if (live) live.status = 'revoked'
  const fresh = tab.store.getCredential({ rejected: { token } })
  await world.settle()
  await expect(fresh).resolves.toHaveProperty('token', tokenOf(tab))
  expect(tokenOf(tab)).not.toBe(token)
  expect(counters()).toMatchObject({ oauthRefreshes: 1, oauthReuses: 0 })
})

test('nobody is sent to the sign-in page in the middle of their work', async () => {
  const tab = await world.signIn()
  world.emulator.faults.add({
    kind: 'status',
    status: 400,
    body: { error: 'invalid_grant' },
    match: { path: TOKEN },
  })
  await pass(2 * HOUR)
  expect([wordOf(tab), tab.page.left]).toEqual(['logged-out expired', []])
})

describe('a renewal that fails', () => {
  test.each(['invalid_grant', 'invalid_client', 'unauthorized_client', 'unsupported_grant_type'])(
    '%s: the session serves to its end, then the reason is told (F3, F4)',
    async (error) => {
      const tab = await world.signIn()
      const fault = { kind: 'status', status: 400, body: { error } } as const
      world.emulator.faults.add({ ...fault, match: { path: TOKEN } })
      await pass(HOUR - 20_000)
      expect([wordOf(tab), refreshes().length]).toEqual([`logged-in ${ADA}`, 1])
      await pass(30_000)
      expect([wordOf(tab), [...world.stored]]).toEqual(['logged-out expired', []])
    },
  )

  test.each([
    { kind: 'status', status: 400, body: { error: 'invalid_request' } },
    { kind: 'status', status: 400, body: { error: 'temporarily_unavailable' } },
    { kind: 'status', status: 500, body: { error: 'invalid_grant' } },
    { kind: 'status', status: 429, body: { error: 'invalid_grant' } },
    { kind: 'status', status: 200, body: { error: 'invalid_grant' } },
    { kind: 'status', status: 403 },
    { kind: 'status', status: 404 },
    { kind: 'status', status: 408 },
    { kind: 'status', status: 425 },
    { kind: 'status', status: 502 },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 504 },
    { kind: 'html' },
    { kind: 'drop' },
  ] as const)('%j passes, and ends nothing (F5-F8, I4)', async (fault) => {
    const tab = await world.signIn()
    const clear = world.emulator.faults.add({ ...fault, match: { path: TOKEN } })
    await pass(HOUR + 60_000)
    expect(wordOf(tab)).toBe(`logged-in ${ADA}`)
    expect(refreshes().length).toBeGreaterThan(1)
    // No hot loop: at most one a second to begin with, then ever fewer.
    expect(refreshes().length).toBeLessThan(12)
    clear()
    await pass(90_000)
    expect(counters()).toMatchObject({ oauthRefreshes: 1, oauthReuses: 0 })
    expect(wordOf(tab)).toBe(`logged-in ${ADA}`)
  })

  test.each([
    ['no token', { token_type: 'bearer', expires_in: 3600 }],
    ['an empty token', { access_token: '', token_type: 'bearer', expires_in: 3600 }],
    ['a token of another kind', { access_token: 'a', token_type: 'dpop', expires_in: 3600 }],
    ['no lifetime', { access_token: 'a', token_type: 'bearer' }],
    ['no lifetime to speak of', { access_token: 'a', token_type: 'bearer', expires_in: 0 }],
    ['a negative lifetime', { access_token: 'a', token_type: 'bearer', expires_in: -1 }],
    ['a lifetime in words', { access_token: 'a', token_type: 'bearer', expires_in: 'soon' }],
    ['an endless lifetime', '{"access_token":"a","token_type":"bearer","expires_in":1e999}'],
    ['a list', '[]'],
    ['nothing', 'null'],
  ])('an answer with %s is none (F8)', async (_, body) => {
    const tab = await world.signIn()
    const token = tokenOf(tab)
    world.emulator.faults.add({ kind: 'status', status: 200, body, match: { path: TOKEN } })
    await pass(HOUR)
    expect([wordOf(tab), tokenOf(tab)]).toEqual([`logged-in ${ADA}`, token])
    expect(world.stored.get('__sanity_oauth_tokens')).toContain(`"${token}"`)
  })

  test('the server is left alone for as long as it says (F6)', async () => {
    await world.signIn()
    const headers = { 'retry-after': '120' }
    const fault = { kind: 'status', status: 429, headers, match: { path: TOKEN } } as const
    world.emulator.faults.add({ ...fault, times: 1 })
    await pass(HOUR - 20_000)
    expect(refreshes()).toHaveLength(1)
    await pass(80_000)
    expect(refreshes()).toHaveLength(1)
    await pass(60_000)
    expect(counters()).toMatchObject({ oauthRefreshes: 1 })
  })

  test('an answer that gets lost is asked for once more, and then the reason is told (F10)', async () => {
    const tab = await world.signIn()
    const fault = { kind: 'loseResponse', match: { path: TOKEN } } as const
    world.emulator.faults.add({ ...fault, times: 1 })
    await pass(HOUR + 20_000)
    expect(refreshes()).toHaveLength(2)
    expect(wordOf(tab)).toBe('logged-out refresh-lost')
    await world.settle()
    expect([...world.stored]).toEqual([])
  })
})

describe('signing out', () => {
  const REVOKE = '/auth/oauth/revoke'

  test('the server is told of both tokens, and nothing is left of them (I1)', async () => {
    const tab = await world.signIn()
    const other = world.open('/b')
    await world.settle()
    const tokens = JSON.parse(world.stored.get('__sanity_oauth_tokens') ?? '')
    await tab.store.logout()
    await world.settle()
    expect([tab, other].map(wordOf)).toEqual([
      'logged-out signed-out',
      'logged-out signed-out-elsewhere',
    ])
    const told = world.sentTo(REVOKE).map(({ body }) => new URLSearchParams(body))
    const { accessToken, refreshToken } = tokens
    expect(told.map((form) => form.get('token')).sort()).toEqual([refreshToken, accessToken].sort())
    expect(counters().oauthRevocations).toBe(1)
    expect([...world.stored]).toEqual([])
    const record = JSON.stringify(await tab.environment.ledger.read(SESSION))
    for (const form of told) expect(record).not.toContain(form.get('token'))
    // A reload stays out.
    const again = world.open('/')
    await world.settle()
    expect([wordOf(again), again.page.left]).toEqual(['logged-out', []])
  })

  test.each([
    { kind: 'drop' },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 400, body: { error: 'unsupported_token_type' } },
  ] as const)(
    '%j: everything here is forgotten, and the failure is told of (S11)',
    async (fault) => {
      const tab = await world.signIn()
      world.emulator.faults.add({ ...fault, match: { path: REVOKE } })
      await expect(tab.store.logout()).rejects.toMatchObject({ code: 'revoke-failed' })
      await world.settle()
      expect([wordOf(tab), [...world.stored]]).toEqual(['logged-out signed-out', []])
    },
  )

  test('one of the two that cannot be told of is told of, too (S11)', async () => {
    const tab = await world.signIn()
    world.emulator.faults.add({ kind: 'drop', match: { path: REVOKE }, times: 1 })
    await expect(tab.store.logout()).rejects.toMatchObject({ code: 'revoke-failed' })
    expect(counters().oauthRevocations).toBe(1)
  })

  test('in the middle of an exchange: what it brings is given back (F17, F18)', async () => {
    const first = world.open('/')
    await world.settle()
    const href = await world.answerOf(first)
    const release = world.hold(TOKEN)
    const tab = world.open(href)
    await world.settle()
    await tab.store.logout()
    release()
    await world.settle()
    expect([wordOf(tab), [...world.stored]]).toEqual(['logged-out signed-out', []])
    expect(counters().oauthRevocations).toBe(1)
  })
})
