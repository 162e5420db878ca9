import { readMe } from '@directus/sdk'
import { afterEach, describe, expect, test } from 'vitest'
import { createAuthWorld } from './testing/authWorld.ts'
import { EDITOR, VIEWER } from './testing/people.ts'

let world = createAuthWorld()
afterEach(() => {
  world.close()
  world = createAuthWorld()
})

const counters = () => world.emulator.world.directus.counters
const modes = ['cookie', 'session'] as const

describe.each(modes)('in %s mode', (mode) => {
  test('a load finds the session in the record, without a request', async () => {
    const first = world.open({ mode })
    await first.client.login(EDITOR.email, EDITOR.password)
    await world.settle()
    first.client.dispose()
    const before = world.sent.length
    const { client } = world.open({ mode })
    client.authStore.start()
    await world.settle()
    expect(client.authStore.getState()).toMatchObject({ currentUser: { id: EDITOR.id } })
    expect(world.sent.length).toBe(before)
  })

  test('without a record each tab asks the server for what the cookie holds, one after the other (I2)', async () => {
    const first = world.open({ mode })
    await first.client.login(EDITOR.email, EDITOR.password)
    await world.settle()
    first.client.dispose()
    await first.environment.ledger.update(
      `directus:${mode}:http://directus.localhost:4710`,
      () => undefined,
    )
    const tabs = [1, 2, 3].map(() => world.open({ mode }))
    for (const { client } of tabs) client.authStore.start()
    await world.settle()
    for (const { client } of tabs) {
      expect(client.authStore.getState()).toMatchObject({
        type: 'logged-in',
        currentUser: { id: EDITOR.id },
      })
    }
    expect(world.sentTo('/auth/refresh').length).toBeLessThanOrEqual(3)
    expect(counters()).toMatchObject({ reuses: 0, refreshRefusals: 0 })
    await world.pass(2_000)
    await Promise.all(tabs.map(({ client }) => client.refresh()))
    expect(counters()).toMatchObject({ reuses: 0, refreshRefusals: 0 })
  })

  test('nobody signed in is no error, and nothing to warn of', async () => {
    const { client } = world.open({ mode })
    client.authStore.start()
    await world.settle()
    expect(client.authStore.getState()).toEqual({
      type: 'logged-out',
      isDestroyingSession: false,
      reason: undefined,
    })
    expect(world.sentTo('/auth/refresh').length).toBe(1)
    expect(world.log.entries.filter(({ level }) => level === 'warn' || level === 'error')).toEqual(
      [],
    )
  })

  test('a sign-out in one tab reaches the others, and a reload finds nobody', async () => {
    const [a, b] = [world.open({ mode }), world.open({ mode })]
    await a.client.login(EDITOR.email, EDITOR.password)
    b.client.authStore.start()
    await world.settle()
    expect(b.client.authStore.getState().type).toBe('logged-in')
    await a.client.logout()
    await world.settle()
    expect(b.client.authStore.getState()).toMatchObject({
      reason: { code: 'signed-out-elsewhere' },
    })
    const c = world.open({ mode })
    c.client.authStore.start()
    await world.settle()
    expect(c.client.authStore.getState().type).toBe('logged-out')
  })

  test('another person in one tab is that person in all (F19)', async () => {
    const [a, b] = [world.open({ mode }), world.open({ mode })]
    await a.client.login(EDITOR.email, EDITOR.password)
    b.client.authStore.start()
    await world.settle()
    await b.client.login(VIEWER.email, VIEWER.password)
    await world.settle()
    expect(a.client.authStore.getState()).toMatchObject({ currentUser: { id: VIEWER.id } })
    expect(await a.client.request(readMe())).toMatchObject({ id: VIEWER.id })
  })

  test('a sign-in while a renewal is under way keeps its own cookie', async () => {
    const { client } = world.open({ mode })
    await client.login(EDITOR.email, EDITOR.password)
    await world.settle()
    const release = world.hold('/auth/refresh')
    const renewal = client.refresh().catch(() => undefined)
    await world.settle()
    const signIn = client.login(VIEWER.email, VIEWER.password)
    await world.settle()
    release()
    await signIn
    await renewal
    await world.pass(2_000)
    await client.refresh()
    expect(await client.request(readMe())).toMatchObject({ id: VIEWER.id })
  })

  test('a sign-out while a renewal is under way leaves no living cookie (F17)', async () => {
    const { client } = world.open({ mode })
    await client.login(EDITOR.email, EDITOR.password)
    await world.settle()
    const release = world.hold('/auth/refresh')
    const renewal = client.refresh().catch(() => undefined)
    await world.settle()
    const signOut = client.logout()
    await world.settle()
    expect(client.authStore.getState().type).toBe('logged-out')
    release()
    await Promise.all([signOut, renewal])
    const reloaded = world.open({ mode })
    reloaded.client.authStore.start()
    await world.settle()
    expect(reloaded.client.authStore.getState().type).toBe('logged-out')
    expect(world.jar.get('directus_refresh_token') ?? '').toBe('')
    expect(world.jar.get('directus_session_token') ?? '').toBe('')
  })

  test('a sign-out before anybody was found ends what the cookie holds', async () => {
    const first = world.open({ mode })
    await first.client.login(EDITOR.email, EDITOR.password)
    first.client.dispose()
    await first.environment.ledger.update(
      `directus:${mode}:http://directus.localhost:4710`,
      () => undefined,
    )
    const { client } = world.open({ mode })
    await client.logout()
    expect(counters().logouts).toBe(1)
    expect(client.authStore.getState().type).toBe('logged-out')
  })
})

test('a browser that starts again finds an expired record, and renews it by the cookie', async () => {
  const first = world.open()
  await first.client.login(EDITOR.email, EDITOR.password)
  await world.settle()
  first.client.dispose()
  await world.pass(86_400_000)
  const { client } = world.open()
  const token = client.getToken()
  await world.settle()
  await world.pass(1)
  expect(await token).toEqual(expect.any(String))
  expect(counters().refreshes).toBe(1)
})

test.each(['json', 'cookie'] as const)(
  'a thousand requests at the moment of expiry are one renewal, and none of them fails (%s)',
  { timeout: 30_000 },
  async (mode) => {
    const { client } = world.open({ mode, autoRefresh: false })
    await client.login(EDITOR.email, EDITOR.password)
    await world.pass(900_000)
    const before = counters().refreshes
    const results = await Promise.all(Array.from({ length: 1_000 }, () => client.request(readMe())))
    expect(results.length).toBe(1_000)
    expect(counters().refreshes).toBe(before + 1)
    expect(counters().refreshRefusals).toBe(0)
  },
)

test('two tabs with tokens of three seconds renew once a life, and no request fails (D4)', async () => {
  world.emulator.world.directus.settings.accessTokenMs = 3_000
  const [a, b] = [world.open(), world.open()]
  await a.client.login(EDITOR.email, EDITOR.password)
  b.client.authStore.start()
  await world.settle()
  for (let at = 0; at < 60; at += 1) {
    await world.pass(100)
    await Promise.all([a.client.request(readMe()), b.client.request(readMe())])
  }
  expect(world.sent.length).toBeGreaterThan(100)
  expect(counters().refreshes).toBeGreaterThanOrEqual(2)
  expect(counters().refreshes).toBeLessThanOrEqual(4)
  expect(counters()).toMatchObject({ reuses: 0, refreshRefusals: 0 })
})

test('a session is renewed at half of its life, and one that slept past its end has expired', async () => {
  const { client, page } = world.open({ mode: 'session' })
  await client.login(EDITOR.email, EDITOR.password)
  await world.settle()
  await world.pass(42_000_000)
  expect(counters().refreshes).toBe(0)
  await world.pass(3_000_000)
  expect(counters().refreshes).toBe(1)
  page.setOnline(false)
  world.cut(true)
  await world.pass(90_000_000)
  expect(client.authStore.getState().type).toBe('logged-in')
  world.cut(false)
  page.setOnline(true)
  await world.settle()
  expect(client.authStore.getState()).toMatchObject({
    type: 'logged-out',
    reason: { code: 'expired' },
  })
})

test.each(modes)(
  'a browser that blocks the cookie is told apart, with what to do (F39, %s)',
  async (mode) => {
    const { client } = world.open({ mode })
    await client.login(EDITOR.email, EDITOR.password)
    world.jar.clear()
    await world.settle()
    await world.pass(mode === 'cookie' ? 1_000_000 : 100_000_000)
    const state = client.authStore.getState()
    expect(state).toMatchObject({ type: 'logged-out' })
    expect(JSON.stringify(state)).toContain('SameSite=None')
  },
)
