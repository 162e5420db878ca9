/** The vendor's own SDK and ours, on the storage of one browser. */
import { createClient } from '@sanity/client'
import {
  createSanityInstance,
  getAuthState,
  getOAuthTokensState,
  refreshOAuthTokens,
  revokeOAuthTokens,
  type SanityInstance,
} from '@sanity/sdk'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ADA, API_HOST } from '../testing/createSanityWorld.ts'
import { OAUTH_TOKENS_KEY } from './oauthMirror.ts'
import { APP, CLIENT, createOAuthWorld, type OAuthWorld, wordOf } from './testing/oauthWorld.ts'

const HOUR = 3_600_000

let world: OAuthWorld
let theirs: SanityInstance | undefined
beforeEach(() => {
  world = createOAuthWorld()
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(world.clock.now().wall)
})
afterEach(() => {
  theirs?.dispose()
  world.close()
  vi.useRealTimers()
})

/** Time passes for them, too. */
async function pass(ms: number): Promise<void> {
  vi.setSystemTime(world.clock.now().wall + ms)
  await world.pass(ms)
}

/** A page of the vendor's in the same browser. */
function openTheirs(): SanityInstance {
  const { storage, fetch } = world.open('/theirs', {}).environment
  const storageArea = {
    length: 0,
    key: () => null,
    clear() {},
    getItem: storage.get,
    setItem: storage.set,
    removeItem: storage.remove,
  }
  theirs = createSanityInstance({
    auth: {
      apiHost: API_HOST,
      oauth: CLIENT,
      storageArea,
      initialLocationHref: `${APP}/`,
      clientFactory: (config) =>
        createClient({ ...config, maxRetries: 0, resolveFetch: () => fetch }),
    },
  })
  getAuthState(theirs).getCurrent()
  return theirs
}

const tokenOf = (instance: SanityInstance) =>
  getOAuthTokensState(instance).getCurrent()?.accessToken

test('theirs reads what ours has written, also after a renewal', async () => {
  const ours = await world.signIn()
  await pass(HOUR - 20_000)
  expect(world.emulator.world.counters.oauthRefreshes).toBe(1)
  const instance = openTheirs()
  await world.settle()
  const { token, expiresAt } = ours.store.getState() as { token: string; expiresAt: number }
  const tokens = getOAuthTokensState(instance).getCurrent()
  expect(tokens).toMatchObject({ accessToken: token, tokenType: 'bearer', expiresIn: 3_600 })
  expect(tokens?.expiresAt.getTime()).toBe(expiresAt)
  expect(getAuthState(instance).getCurrent()).toMatchObject({
    type: 'logged-in',
    token,
    currentUser: { id: ADA },
  })
})

test('ours goes on with what theirs has renewed, and neither sends a used-up token (I2)', async () => {
  const before = await world.signIn()
  before.store.dispose()
  await pass(HOUR / 2)
  const instance = openTheirs()
  await refreshOAuthTokens(instance)
  const token = tokenOf(instance)
  instance.dispose()
  const ours = world.open('/')
  await world.settle()
  expect(wordOf(ours)).toBe(`logged-in ${ADA}`)
  expect(ours.store.getState()).toHaveProperty('token', token)
  await pass(HOUR - 20_000)
  expect(wordOf(ours)).toBe(`logged-in ${ADA}`)
  expect(world.emulator.world.counters).toMatchObject({ oauthRefreshes: 2, oauthReuses: 0 })
})

test('a page of ours that runs takes over what theirs renews beside it (I2)', async () => {
  const ours = await world.signIn()
  await pass(10_000)
  const instance = openTheirs()
  await refreshOAuthTokens(instance)
  await world.settle()
  expect(ours.store.getState()).toHaveProperty('token', tokenOf(instance))
  await pass(HOUR - 20_000)
  expect(world.emulator.world.counters).toMatchObject({ oauthRefreshes: 2, oauthReuses: 0 })
})

test('a sign-out of theirs is one of ours', async () => {
  const ours = await world.signIn()
  await pass(10_000)
  await revokeOAuthTokens(openTheirs())
  await world.settle()
  expect([wordOf(ours), world.stored.has(OAUTH_TOKENS_KEY)]).toEqual([
    'logged-out storage-cleared',
    false,
  ])
})

test('after a sign-out of ours, theirs finds nobody', async () => {
  const ours = await world.signIn()
  await ours.store.logout()
  expect(getAuthState(openTheirs()).getCurrent()).toMatchObject({ type: 'logged-out' })
})
