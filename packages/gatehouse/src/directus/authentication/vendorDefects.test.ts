import { readMe } from '@directus/sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isDirectusError } from '../errors.ts'
import {
  createVendorScene,
  type OurClient,
  rejection,
  type TheirClient,
  type VendorScene,
} from './testing/vendorScene.ts'

let scene: VendorScene
beforeEach(() => {
  scene = createVendorScene()
})
afterEach(() => scene.close())

const settings = () => scene.emulator.world.directus.settings

describe('D1: two refreshes at once', () => {
  test('theirs are two requests', async () => {
    const client = await scene.signedIn(scene.theirs())
    await Promise.allSettled([client.refresh(), client.refresh()])
    expect(scene.sent('/auth/refresh')).toBe(2)
  })

  test('ours are one, and the next one works', async () => {
    const client = await scene.signedIn(scene.ours())
    await Promise.all([client.refresh(), client.refresh()])
    expect(scene.sent('/auth/refresh')).toBe(1)
    await client.refresh()
    expect(scene.emulator.world.directus.counters).toMatchObject({ reuses: 0, refreshRefusals: 0 })
  })
})

test('D2: who asks for the token while it is renewed shares that renewal', async () => {
  const client = await scene.signedIn(scene.ours({ autoRefresh: false }))
  await scene.pass(900_000)
  const tokens = await Promise.all(Array.from({ length: 5 }, () => client.getToken()))
  expect(new Set(tokens).size).toBe(1)
  expect(scene.sent('/auth/refresh')).toBe(1)
})

describe('D3: the first request after a renewal and a long rest', () => {
  async function afterRest(client: OurClient | TheirClient): Promise<unknown> {
    await client.refresh()
    await scene.pass(1_000_000)
    return rejection(client.request<unknown>(readMe()))
  }

  test('theirs is sent with the expired token', async () => {
    const error = await afterRest(await scene.signedIn(scene.theirs({ autoRefresh: false })))
    expect(isDirectusError(error, 'TOKEN_EXPIRED')).toBe(true)
  })

  test('ours is renewed first', async () => {
    const client = await scene.signedIn(scene.ours({ autoRefresh: false }))
    expect(await afterRest(client)).toBeUndefined()
    expect(scene.emulator.world.directus.counters.refreshes).toBe(2)
  })
})

describe('D4: tokens that live shorter than the margin', () => {
  test('theirs are renewed before each request', async () => {
    settings().accessTokenMs = 20_000
    const client = await scene.signedIn(scene.theirs())
    for (let at = 0; at < 4; at += 1) await client.request(readMe())
    expect(scene.sent('/auth/refresh')).toBe(4)
  })

  test('ours are renewed once a life', async () => {
    settings().accessTokenMs = 20_000
    const client = await scene.signedIn(scene.ours())
    for (let at = 0; at < 4; at += 1) await client.request(readMe())
    expect(scene.sent('/auth/refresh')).toBe(0)
    await scene.pass(45_000)
    expect(scene.sent('/auth/refresh')).toBeGreaterThanOrEqual(2)
    expect(scene.sent('/auth/refresh')).toBeLessThanOrEqual(4)
  })
})

describe('D5: no network when the token has run out', () => {
  test('theirs gives out the expired token', async () => {
    const client = await scene.signedIn(scene.theirs({ autoRefresh: false }))
    const token = await client.getToken()
    await scene.pass(1_000_000)
    scene.cut(true)
    expect(await client.getToken()).toBe(token)
  })

  test('ours says so, and works again afterwards', async () => {
    const client = await scene.signedIn(scene.ours())
    scene.cut(true)
    await scene.pass(1_000_000)
    const asked = rejection(client.getToken())
    await scene.pass(31_000)
    expect(await asked).toMatchObject({ name: 'AuthError', code: 'timeout' })
    expect(client.authStore.getState().type).toBe('logged-in')
    scene.cut(false)
    await scene.pass(61_000)
    expect(await client.getToken()).toEqual(expect.any(String))
  })
})

describe('D6: a refresh token that is dead', () => {
  const kill = () => scene.emulator.world.directus.sessions.clear()

  test('theirs is sent again and again', async () => {
    const client = await scene.signedIn(scene.theirs({ autoRefresh: false }))
    kill()
    await scene.pass(1_000_000)
    for (let at = 0; at < 3; at += 1) {
      const error = await rejection(client.request(readMe()))
      expect(isDirectusError(error, 'TOKEN_EXPIRED')).toBe(true)
    }
    expect(scene.sent('/auth/refresh')).toBe(3)
  })

  test('ours is sent once, and signs out once, with a reason', async () => {
    const client = await scene.signedIn(scene.ours())
    const states: string[] = []
    client.authStore.subscribe(({ type }) => void states.push(type))
    kill()
    await scene.pass(1_000_000)
    for (let at = 0; at < 3; at += 1) await rejection(client.request(readMe()))
    expect(scene.sent('/auth/refresh')).toBe(1)
    expect(states).toEqual(['logged-out'])
    expect(client.authStore.getState()).toMatchObject({ reason: { code: 'expired' } })
    expect(await client.getToken()).toBeNull()
  })
})

describe('D7: a life of 25 days', () => {
  const DAY = 86_400_000

  test('theirs is never renewed by itself', async () => {
    settings().accessTokenMs = 25 * DAY
    settings().refreshTokenMs = 60 * DAY
    await scene.signedIn(scene.theirs())
    await scene.pass(26 * DAY)
    expect(scene.sent('/auth/refresh')).toBe(0)
  })

  test('ours is, at its time', async () => {
    settings().accessTokenMs = 25 * DAY
    settings().refreshTokenMs = 60 * DAY
    await scene.signedIn(scene.ours())
    await scene.pass(24.9 * DAY)
    expect(scene.sent('/auth/refresh')).toBe(0)
    await scene.pass(0.1 * DAY)
    expect(scene.sent('/auth/refresh')).toBe(1)
  })
})
