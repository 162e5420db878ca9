import { readMe } from '@directus/sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isDirectusError } from '../errors.ts'
import { EDITOR } from './testing/people.ts'
import {
  createVendorScene,
  objectStorage,
  rejection,
  type VendorScene,
} from './testing/vendorScene.ts'

let scene: VendorScene
beforeEach(() => {
  scene = createVendorScene()
})
afterEach(() => scene.close())

describe('D8: a sign-out while a renewal is under way', () => {
  test('theirs is signed in again by the late answer', async () => {
    const client = await scene.signedIn(scene.theirs({ autoRefresh: false }))
    const release = scene.hold('/auth/refresh')
    const renewal = client.refresh()
    await scene.turn()
    await client.logout()
    release()
    await renewal
    expect(await client.getToken()).not.toBeNull()
  })

  test('ours stays signed out, and what came is given back', async () => {
    const client = await scene.signedIn(scene.ours())
    const release = scene.hold('/auth/refresh')
    const renewal = rejection(client.refresh())
    await scene.turn()
    await client.logout()
    release()
    expect(await renewal).toMatchObject({ code: 'signed-out' })
    await scene.turn()
    expect(await client.getToken()).toBeNull()
    expect(scene.emulator.world.directus.sessions.size).toBe(0)
  })
})

describe('D9: a sign-out without a network', () => {
  test('theirs keeps the tokens', async () => {
    const client = await scene.signedIn(scene.theirs({ autoRefresh: false }))
    scene.cut(true)
    await rejection(client.logout())
    expect(await client.getToken()).not.toBeNull()
  })

  test('ours forgets them, and says that the server does not know', async () => {
    const client = await scene.signedIn(scene.ours())
    scene.cut(true)
    expect(await rejection(client.logout())).toMatchObject({ code: 'revoke-failed' })
    expect(await client.getToken()).toBeNull()
  })

  test('a session that the server has ended already is no failure', async () => {
    const client = await scene.signedIn(scene.ours())
    scene.emulator.world.directus.sessions.clear()
    await client.logout()
    expect(client.authStore.getState()).toMatchObject({ reason: { code: 'signed-out' } })
  })
})

describe('D10: a token that is set', () => {
  test('theirs is overwritten by the timer of the session before', async () => {
    const client = await scene.signedIn(scene.theirs())
    const { refresh_token } = await client.refresh()
    await client.setToken('admin-static-token')
    expect(refresh_token).not.toBeNull()
    await scene.pass(900_000)
    expect(scene.sent('/auth/refresh')).toBe(2)
  })

  test('ours stays', async () => {
    const client = await scene.signedIn(scene.ours())
    await client.setToken('admin-static-token')
    await scene.pass(2_000_000)
    expect(await client.getToken()).toBe('admin-static-token')
    expect(scene.sent('/auth/refresh')).toBe(0)
  })
})

describe('D12: tokens with their times are set', () => {
  test('theirs sends an object as a token', async () => {
    const data = await scene.theirs().login({ email: EDITOR.email, password: EDITOR.password })
    const client = scene.theirs()
    await client.setToken(data as never)
    await rejection(client.request(readMe()))
    expect(isDirectusError(await rejection(client.request(readMe())))).toBe(true)
  })

  test('ours goes on with them, and renews them', async () => {
    const data = await scene.theirs({ autoRefresh: false }).login({
      email: EDITOR.email,
      password: EDITOR.password,
    })
    const client = scene.ours()
    await client.setToken(data)
    expect(await client.getToken()).toBe(data.access_token)
    await scene.pass(900_000)
    expect(scene.sent('/auth/refresh')).toBe(1)
    expect(await client.request(readMe())).toMatchObject({ email: EDITOR.email })
  })
})

describe('D15: two clients over one storage', () => {
  test('theirs both send the one refresh token', async () => {
    const storage = objectStorage()
    const first = await scene.signedIn(scene.theirs({ storage, autoRefresh: false }))
    const second = scene.theirs({ storage, autoRefresh: false })
    await scene.pass(1_000_000)
    await Promise.all([first.getToken(), second.getToken()])
    expect(scene.sent('/auth/refresh')).toBe(2)
  })

  test('of ours one renews, and the other takes what came of it', async () => {
    const storage = objectStorage()
    const first = await scene.signedIn(scene.ours({ storage }))
    const second = scene.ours({ storage })
    expect(await second.getToken()).toBe(await first.getToken())
    await scene.pass(1_000_000)
    const tokens = await Promise.all([first.getToken(), second.getToken()])
    expect(new Set(tokens).size).toBe(1)
    expect(scene.sent('/auth/refresh')).toBe(1)
    expect(scene.emulator.world.directus.counters.reuses).toBe(0)
  })
})

describe('D16: a new client finds a session that was stored', () => {
  test('theirs does not renew it by itself', async () => {
    const storage = objectStorage()
    await scene.signedIn(scene.theirs({ storage, autoRefresh: false }))
    await scene.theirs({ storage }).getToken()
    await scene.pass(2_000_000)
    expect(scene.sent('/auth/refresh')).toBe(0)
  })

  test('ours does', async () => {
    const storage = objectStorage()
    const former = await scene.signedIn(scene.ours({ storage }))
    former.dispose()
    await scene.ours({ storage }).getToken()
    await scene.pass(900_000)
    expect(scene.sent('/auth/refresh')).toBe(1)
  })
})

describe('D17: a renewal that the server cannot do just now', () => {
  const fail = () =>
    scene.emulator.faults.add({
      kind: 'status',
      status: 503,
      match: { path: '/auth/refresh' },
      times: 1,
    })

  test('theirs is not tried again', async () => {
    await scene.signedIn(scene.theirs())
    fail()
    await scene.pass(890_000)
    expect(scene.sent('/auth/refresh')).toBe(1)
    await scene.pass(600_000)
    expect(scene.sent('/auth/refresh')).toBe(1)
  })

  test('ours is, in time', async () => {
    const client = await scene.signedIn(scene.ours())
    fail()
    await scene.pass(890_000)
    expect(scene.emulator.world.directus.counters.refreshes).toBe(1)
    expect(await client.getToken()).toEqual(expect.any(String))
  })
})
