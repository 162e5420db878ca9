import * as vendor from '@directus/sdk'
import { afterEach, describe, expect, test } from 'vitest'
import type { AuthData, AuthStorage } from '../authentication/authData.ts'
import { createAuthWorld, DIRECTUS } from '../authentication/testing/authWorld.ts'
import { EDITOR } from '../authentication/testing/people.ts'
import { slowStorage, TextStorage } from './testing/storages.ts'

let world = createAuthWorld()
afterEach(() => {
  world.close()
  world = createAuthWorld()
})

function theirs(storage: AuthStorage) {
  const { fetch } = world.open().environment
  return vendor
    .createDirectus(DIRECTUS, { globals: { fetch } })
    .with(vendor.authentication('json', { storage: storage as never, autoRefresh: false }))
    .with(vendor.rest())
}

const signIn = (client: {
  login: (who: { email: string; password: string }) => Promise<AuthData>
}) => client.login({ email: EDITOR.email, password: EDITOR.password })

describe.each([
  ['synchronous', () => new TextStorage()],
  ['asynchronous', () => slowStorage(new TextStorage())],
  [
    'frozen',
    () => {
      const inner = new TextStorage()
      return Object.freeze({
        get: () => inner.get(),
        set: (data: AuthData | null) => inner.set(data),
      })
    },
  ],
])('a storage that is %s', (_, makeStorage) => {
  test('keeps a session over a reload, without a request', async () => {
    const storage = makeStorage()
    const first = world.open({ mode: 'json', storage })
    const data = await signIn(first.client)
    await world.settle()
    first.client.dispose()
    const before = world.sent.length
    const second = world.open({ mode: 'json', storage })
    expect(await second.client.getToken()).toBe(data.access_token)
    expect(world.sent.length).toBe(before)
    expect(second.client.authStore.getState()).toMatchObject({ currentUser: { id: EDITOR.id } })
  })

  test('holds nothing after a sign-out (I1)', async () => {
    const storage = makeStorage()
    const { client } = world.open({ mode: 'json', storage })
    await signIn(client)
    await client.logout()
    expect(await storage.get()).toMatchObject({ access_token: null, refresh_token: null })
  })
})

describe('what is stored', () => {
  test('is the vendor’s data, with one member more that holds no secret', async () => {
    const storage = new TextStorage()
    const { client } = world.open({ mode: 'json', storage })
    const data = await signIn(client)
    await world.settle()
    const { gatehouse, ...rest } = JSON.parse(storage.text ?? '')
    expect(rest).toEqual(data)
    expect(JSON.stringify(gatehouse)).not.toContain(data.access_token)
    expect(JSON.stringify(gatehouse)).not.toContain(data.refresh_token)
  })

  test.each([
    ['nothing', null],
    ['a text', 'token'],
    ['a number', 7],
    ['an empty object', {}],
    ['a token of 10 MB', { access_token: 'x'.repeat(10_000_000) }],
    ['a token that breaks out of its header', { access_token: 'a\nb' }],
    ['a refresh token that is none', { access_token: 'a', refresh_token: {} }],
    ['a prototype', JSON.parse('{"__proto__": {"access_token": "evil"}}')],
    ['tokens that are inherited', Object.create({ access_token: 'evil' })],
    [
      'a member that lies',
      { access_token: null, gatehouse: { type: 'signedIn', access_token: 'evil' } },
    ],
  ])('%s is nobody (F14, S13)', async (_, value) => {
    const storage = { get: () => value as AuthData, set() {} }
    const { client } = world.open({ mode: 'json', storage })
    expect(await client.getToken()).toBeNull()
    expect(client.authStore.getState().type).toBe('logged-out')
    expect(({} as Record<string, unknown>).access_token).toBeUndefined()
  })

  test('a storage that throws costs the session its memory of the next page, and no more (F13, F16)', async () => {
    const broken = (): never => {
      throw new Error('blocked')
    }
    for (const storage of [
      { get: broken, set: broken },
      {
        get: () => Promise.reject(new Error('blocked')),
        set: () => Promise.reject(new Error('blocked')),
      },
    ]) {
      const { client } = world.open({ mode: 'json', storage })
      const data = await signIn(client)
      await world.settle()
      expect(await client.getToken()).toBe(data.access_token)
      await world.pass(900_000)
      expect(await client.getToken()).not.toBe(data.access_token)
      await client.logout()
      expect(await client.getToken()).toBeNull()
    }
  })
})

describe('together with the vendor’s client', () => {
  test('what it stored is a session here, and is renewed', async () => {
    const storage = new TextStorage()
    // Its clock is the device's, and the server's here is the test's.
    const data = await signIn(theirs(storage))
    storage.set({ ...data, expires_at: world.clock.now().wall + 900_000 })
    const { client } = world.open({ mode: 'json', storage })
    expect(await client.getToken()).toBe(data.access_token)
    await world.settle()
    expect(client.authStore.getState()).toMatchObject({ currentUser: { id: EDITOR.id } })
    await world.pass(900_000)
    expect(await client.getToken()).not.toBe(data.access_token)
    expect(world.emulator.world.directus.counters.refreshes).toBe(1)
  })

  test('what is stored here is a session there', async () => {
    const storage = new TextStorage()
    const { client } = world.open({ mode: 'json', storage })
    const data = await signIn(client)
    await world.settle()
    const stored = storage.get()
    storage.set({ ...(stored as AuthData), expires_at: Date.now() + 900_000 })
    expect(await theirs(storage).getToken()).toBe(data.access_token)
  })

  test('its sign-out is one here', async () => {
    const storage = new TextStorage()
    const { client } = world.open({ mode: 'json', storage })
    await signIn(client)
    await world.settle()
    await theirs(storage).logout()
    expect(await client.getToken()).toBeNull()
    expect(client.authStore.getState()).toMatchObject({ type: 'logged-out' })
  })

  test('a sign-out here is one there', async () => {
    const storage = new TextStorage()
    const { client } = world.open({ mode: 'json', storage })
    await signIn(client)
    await client.logout()
    expect(await theirs(storage).getToken()).toBeNull()
  })

  test('a token that the app puts into the storage is used from the next request on', async () => {
    const storage = new TextStorage()
    const { client } = world.open({ mode: 'json', storage })
    expect(await client.getToken()).toBeNull()
    storage.set({
      access_token: 'admin-static-token',
      refresh_token: null,
      expires: null,
      expires_at: null,
    })
    expect(await client.getToken()).toBe('admin-static-token')
  })

  test('one that ended long ago is renewed first, and nobody is signed in where it cannot be', async () => {
    const storage = new TextStorage()
    storage.text = JSON.stringify({
      access_token: 'token',
      refresh_token: 'token',
      expires_at: 123456789,
    })
    const { client } = world.open({ mode: 'json', storage })
    expect(await client.getToken()).toBeNull()
    expect(world.sentTo('/auth/refresh').length).toBe(1)
    expect(client.authStore.getState()).toMatchObject({ reason: { code: 'expired' } })
  })
})
