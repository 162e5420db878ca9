import { afterEach, describe, expect, test } from 'vitest'
import { isAuthError } from '../../errors.ts'
import { type AuthTab, createAuthWorld } from './testing/authWorld.ts'
import { EDITOR, STATIC_TOKEN } from './testing/people.ts'
import { rejection } from './testing/vendorScene.ts'

let world = createAuthWorld()
afterEach(() => {
  world.close()
  world = createAuthWorld()
})

const directus = () => world.emulator.world.directus
const modes = ['cookie', 'session'] as const

async function signedIn(options: Parameters<typeof world.open>[0]): Promise<AuthTab> {
  const tab = world.open(options)
  await tab.client.login(EDITOR.email, EDITOR.password)
  await world.settle()
  return tab
}

describe.each(modes)('a sign-out without a network, in %s mode (S11)', (mode) => {
  test('is one here, says what is left, and no reload signs in again by itself', async () => {
    const { client } = await signedIn({ mode })
    world.cut(true)
    const error = await rejection(client.logout())
    expect(isAuthError(error, 'revoke-failed')).toBe(true)
    expect(String(error)).toContain('cookie still is in this browser')
    const reloaded = world.open({ mode })
    reloaded.client.authStore.start()
    await world.settle()
    expect(reloaded.client.authStore.getState().type).toBe('logged-out')
    expect(directus().sessions.size).toBe(1)
  })

  test('is told to the server when the network is back', async () => {
    const { client, page } = await signedIn({ mode })
    world.cut(true)
    await rejection(client.logout())
    world.cut(false)
    page.tell('online')
    await world.settle()
    expect(directus().counters.logouts).toBe(1)
    expect(world.storage.values.size).toBe(0)
  })

  test('or when the app is loaded again', async () => {
    const { client } = await signedIn({ mode })
    world.cut(true)
    await rejection(client.logout())
    client.dispose()
    world.cut(false)
    const reloaded = world.open({ mode })
    reloaded.client.authStore.start()
    await world.settle()
    expect(directus().counters.logouts).toBe(1)
    expect(reloaded.client.authStore.getState().type).toBe('logged-out')
  })

  test('is forgotten with the next sign-in', async () => {
    const { client } = await signedIn({ mode })
    world.cut(true)
    await rejection(client.logout())
    world.cut(false)
    await client.login(EDITOR.email, EDITOR.password)
    const reloaded = world.open({ mode })
    reloaded.client.authStore.start()
    await world.settle()
    expect(reloaded.client.authStore.getState().type).toBe('logged-in')
  })
})

describe('what a refused renewal means', () => {
  const refusals: readonly (readonly [number, string])[] = [
    [401, 'INVALID_CREDENTIALS'],
    [400, 'INVALID_PAYLOAD'],
    [403, 'INVALID_TOKEN'],
  ]
  const answer = (status: number, body: unknown, headers = {}) =>
    world.emulator.faults.add({
      kind: 'status',
      status,
      body,
      headers,
      match: { path: '/auth/refresh' },
    })
  const errors = (code: string) => ({ errors: [{ message: 'No.', extensions: { code } }] })

  test.each(refusals)('%i %s ends the session at its end (F3, F4)', async (status, code) => {
    const { client } = await signedIn({ mode: 'json' })
    answer(status, errors(code))
    await world.live(880_000)
    expect(client.authStore.getState().type).toBe('logged-in')
    await world.live(40_000)
    expect(client.authStore.getState()).toMatchObject({ reason: { code: 'expired' } })
    expect(world.sentTo('/auth/refresh').length).toBe(1)
  })

  test.each([
    [403, errors('FORBIDDEN')],
    [404, errors('ROUTE_NOT_FOUND')],
    [408, ''],
    [425, ''],
    [429, errors('REQUESTS_EXCEEDED')],
    [401, '<html>Sign in to the proxy</html>'],
    [500, errors('INTERNAL_SERVER_ERROR')],
    [502, '<html>Bad gateway</html>'],
    [503, errors('SERVICE_UNAVAILABLE')],
    [200, '<html>Captive portal</html>'],
    [200, ''],
    [200, { data: {} }],
    [200, { data: { access_token: 'a', refresh_token: 'b', expires: -1 } }],
  ])('%i %o passes (F5, F7, F8)', async (status, body) => {
    const { client } = await signedIn({ mode: 'json' })
    const token = await client.getToken()
    answer(status, body)
    const error = await rejection(client.refresh())
    expect(error).toBeInstanceOf(Error)
    expect(client.authStore.getState()).toMatchObject({ type: 'logged-in', token })
    world.emulator.faults.clear()
    await world.live(120_000)
    expect(client.authStore.getState().type).toBe('logged-in')
    expect(directus().counters).toMatchObject({ refreshes: 1, reuses: 0 })
  })

  test('a busy server is left alone for as long as it says (F6)', async () => {
    const { client } = await signedIn({ mode: 'json' })
    const body = {
      errors: [
        {
          message: 'Too many requests, retry after 40s.',
          extensions: { code: 'REQUESTS_EXCEEDED' },
        },
      ],
    }
    answer(429, body)
    await rejection(client.refresh())
    world.emulator.faults.clear()
    await world.pass(39_000)
    expect(world.sentTo('/auth/refresh').length).toBe(1)
    await world.pass(3_000)
    expect(directus().counters.refreshes).toBe(1)
  })

  test('an answer that got lost is asked for once more, and told apart where it is gone (F10)', async () => {
    const { client } = await signedIn({ mode: 'json' })
    world.emulator.faults.add({ kind: 'loseResponse', match: { path: '/auth/refresh' }, times: 1 })
    await rejection(client.refresh())
    await world.live(920_000)
    expect(client.authStore.getState()).toMatchObject({ reason: { code: 'refresh-lost' } })
  })
})

describe('tokens that are set', () => {
  test('a static one serves at its word, and its person is asked for', async () => {
    const { client } = world.open({ mode: 'json' })
    await client.setToken(STATIC_TOKEN)
    expect(await client.getToken()).toBe(STATIC_TOKEN)
    await world.settle()
    expect(client.authStore.getState()).toMatchObject({
      currentUser: { email: 'admin@example.com' },
    })
  })

  test('one that the server does not know is signed out of, without a refresh', async () => {
    const { client } = world.open({ mode: 'cookie' })
    await client.setToken('no-such-token')
    await world.settle()
    expect(client.authStore.getState()).toMatchObject({ reason: { code: 'revoked' } })
    expect(world.sentTo('/auth/refresh').filter(({ body }) => body.includes('no-such'))).toEqual([])
  })

  test('one that is refused for something else stays', async () => {
    const { client } = world.open({ mode: 'json' })
    await client.setToken(STATIC_TOKEN)
    await world.settle()
    const credential = await client.authStore.getCredential({ rejected: { token: STATIC_TOKEN } })
    expect(credential).toMatchObject({})
    expect(await client.getToken()).toBe(STATIC_TOKEN)
  })

  test('a static one outlives no page (S12)', async () => {
    const { client } = world.open({ mode: 'cookie' })
    await client.setToken(STATIC_TOKEN)
    await world.settle()
    const reloaded = world.open({ mode: 'cookie' })
    expect(await reloaded.client.getToken()).toBeNull()
    expect(await client.getToken()).toBe(STATIC_TOKEN)
  })

  test('null signs out here, and the server is not told', async () => {
    const { client } = await signedIn({ mode: 'json' })
    await client.setToken(null)
    expect(await client.getToken()).toBeNull()
    expect(directus().counters.logouts).toBe(0)
  })

  test('one that cannot stand in a header is refused, and not repeated', async () => {
    const { client } = world.open({ mode: 'json' })
    const error = await rejection(client.setToken('secret\ntoken'))
    expect(isAuthError(error, 'config-invalid')).toBe(true)
    expect(String(error)).not.toContain('secret')
  })
})

describe('renewals on demand only', () => {
  test('nothing is renewed by itself, and whoever asks after the end gets a fresh token', async () => {
    const { client, page } = await signedIn({ mode: 'json', autoRefresh: false })
    const token = await client.getToken()
    await world.pass(1_000_000)
    page.tell('woke')
    page.tell('online')
    await world.settle()
    expect(directus().counters.refreshes).toBe(0)
    expect(await client.getToken()).not.toBe(token)
    expect(directus().counters.refreshes).toBe(1)
    expect(world.clock.pending()).toBe(0)
  })

  test('stopRefreshing() ends the renewing, and the next sign-in or refresh begins it again', async () => {
    const { client } = await signedIn({ mode: 'json' })
    client.stopRefreshing()
    await world.pass(2_000_000)
    expect(directus().counters.refreshes).toBe(0)
    await client.refresh()
    await world.pass(900_000)
    expect(directus().counters.refreshes).toBe(2)
  })

  test('a stored session that ended is renewed for the first who asks', async () => {
    const first = await signedIn({ mode: 'cookie' })
    first.client.dispose()
    await world.pass(1_000_000)
    const { client } = world.open({ mode: 'cookie', autoRefresh: false })
    expect(await client.getToken()).toEqual(expect.any(String))
  })
})

test('a page that was loaded without a network finds the session once there is one, for whoever asks', async () => {
  const first = await signedIn({ mode: 'cookie' })
  first.client.dispose()
  await first.environment.ledger.update(
    'directus:cookie:http://directus.localhost:4710',
    () => undefined,
  )
  world.cut(true)
  const { client } = world.open({ mode: 'cookie' })
  client.authStore.start()
  await world.settle()
  expect(client.authStore.getState()).toMatchObject({ type: 'error', error: { code: 'network' } })
  world.cut(false)
  await world.pass(2_000)
  expect(await client.getToken()).toEqual(expect.any(String))
})

test('an explicit refresh token is exchanged, and becomes the session', async () => {
  const other = await signedIn({ mode: 'json' })
  const { refresh_token } = await other.client.refresh()
  other.client.dispose()
  const { client } = world.open({ mode: 'json' })
  await client.refresh('json', refresh_token ?? '')
  await world.settle()
  expect(client.authStore.getState()).toMatchObject({ currentUser: { id: EDITOR.id } })
})

test('a refresh without anything to refresh by says so', async () => {
  const { client } = world.open({ mode: 'json' })
  expect(isAuthError(await rejection(client.refresh()), 'signed-out')).toBe(true)
  const cookie = world.open({ mode: 'cookie' })
  expect(await rejection(cookie.client.refresh())).toMatchObject({ name: 'DirectusError' })
})

test('nothing is left behind after dispose() (I10)', async () => {
  for (const mode of ['json', ...modes] as const) {
    const { client, page } = await signedIn({ mode })
    client.dispose()
    expect(page.listening()).toBe(0)
  }
  expect(world.clock.pending()).toBe(0)
})
