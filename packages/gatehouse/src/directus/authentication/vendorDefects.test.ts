import * as vendor from '@directus/sdk'
import { createEmulator, type Emulator, emulatorFetch } from '@gatehouse/emulator'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { serverEnvironment } from '../../ports/serverEnvironment.ts'
import { silentLog } from '../../ports/silentLog.ts'
import { createDirectus } from '../createDirectus.ts'
import { isDirectusError } from '../errors.ts'
import { rest } from '../rest.ts'
import type { AuthData, AuthStorage } from './authData.ts'
import { type AuthenticationClient, authentication } from './authentication.ts'
import type { AuthenticationConfig } from './directusSession.ts'
import { DIRECTUS } from './testing/authWorld.ts'
import { EDITOR } from './testing/people.ts'

/** Time is the test's, for the vendor's package too, which takes it from the globals. */
const START = Date.UTC(2026, 0, 5, 9)

let emulator: Emulator
let fetch: typeof globalThis.fetch
let clients: AuthenticationClient[] = []

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ['Date', 'setTimeout', 'clearTimeout', 'performance'] })
  emulator = createEmulator()
  const inside = emulatorFetch(emulator)
  fetch = async (input, init) => {
    if (isCut) throw new TypeError('fetch failed')
    const answer = inside(input, init)
    const { pathname } = new URL(String(input))
    paths.push(pathname)
    return held.get(pathname)?.then(() => answer) ?? answer
  }
})

/** Where requests went that were not lost, oldest first. */
let paths: string[] = []
let isCut = false
const held = new Map<string, Promise<void>>()

afterEach(() => {
  for (const client of clients) client.dispose()
  clients = []
  isCut = false
  paths = []
  held.clear()
  emulator.close()
  vi.useRealTimers()
})

type Options = Omit<AuthenticationConfig, 'environment'>

function theirs(options: Partial<vendor.AuthenticationConfig> = {}) {
  return vendor
    .createDirectus(DIRECTUS, { globals: { fetch } })
    .with(vendor.authentication('json', options))
    .with(vendor.rest())
}

function ours(options: Options = {}) {
  const environment = serverEnvironment({ log: silentLog(), fetch })
  const client = createDirectus(DIRECTUS, { globals: { fetch } })
    .with(authentication('json', { ...options, environment }))
    .with(rest())
  clients.push(client)
  return client
}

/** Signed in, with the person known. */
async function signedIn<C extends { login: AuthenticationClient['login'] }>(client: C): Promise<C> {
  await client.login({ email: EDITOR.email, password: EDITOR.password })
  await turn()
  return client
}

/** Tokens are signed on another thread. */
async function turn(): Promise<void> {
  for (let round = 0; round < 30; round += 1) await new Promise((done) => setImmediate(done))
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  await turn()
}

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

function sent(path: string): number {
  return paths.filter((known) => known === path).length
}

function hold(path: string): () => void {
  let release = () => {}
  held.set(
    path,
    new Promise((done) => {
      release = done
    }),
  )
  return () => {
    held.delete(path)
    release()
  }
}

const settings = () => emulator.world.directus.settings

function memory(): AuthStorage & { value: AuthData | null } {
  return {
    value: null,
    get() {
      return this.value
    },
    set(data) {
      this.value = data
    },
  }
}

describe('D1: two refreshes at once', () => {
  test('theirs are two requests', async () => {
    const client = await signedIn(theirs())
    await Promise.allSettled([client.refresh(), client.refresh()])
    expect(sent('/auth/refresh')).toBe(2)
  })

  test('ours are one, and the next one works', async () => {
    const client = await signedIn(ours())
    await Promise.all([client.refresh(), client.refresh()])
    expect(sent('/auth/refresh')).toBe(1)
    await client.refresh()
    expect(emulator.world.directus.counters).toMatchObject({ reuses: 0, refreshRefusals: 0 })
  })
})

test('D2: who asks for the token while it is renewed shares that renewal', async () => {
  const client = await signedIn(ours({ autoRefresh: false }))
  await pass(900_000)
  const tokens = await Promise.all(Array.from({ length: 5 }, () => client.getToken()))
  expect(new Set(tokens).size).toBe(1)
  expect(sent('/auth/refresh')).toBe(1)
})

describe('D3: the first request after a renewal and a long rest', () => {
  const scene = async <C extends Pick<ReturnType<typeof theirs>, 'refresh' | 'request'>>(
    client: C,
  ) => {
    await client.refresh()
    await pass(1_000_000)
    return rejection(client.request(vendor.readMe()))
  }

  test('theirs is sent with the expired token', async () => {
    const error = await scene(await signedIn(theirs({ autoRefresh: false })))
    expect(isDirectusError(error, 'TOKEN_EXPIRED')).toBe(true)
  })

  test('ours is renewed first', async () => {
    const client = await signedIn(ours({ autoRefresh: false }))
    expect(await scene(client)).toBeUndefined()
    expect(emulator.world.directus.counters.refreshes).toBe(2)
  })
})

describe('D4: tokens that live shorter than the margin', () => {
  test('theirs are renewed before each request', async () => {
    settings().accessTokenMs = 20_000
    const client = await signedIn(theirs())
    for (let at = 0; at < 4; at += 1) await client.request(vendor.readMe())
    expect(sent('/auth/refresh')).toBe(4)
  })

  test('ours are renewed once a life', async () => {
    settings().accessTokenMs = 20_000
    const client = await signedIn(ours())
    for (let at = 0; at < 4; at += 1) await client.request(vendor.readMe())
    expect(sent('/auth/refresh')).toBe(0)
    await pass(45_000)
    expect(sent('/auth/refresh')).toBeGreaterThanOrEqual(2)
    expect(sent('/auth/refresh')).toBeLessThanOrEqual(4)
  })
})

describe('D5: no network when the token has run out', () => {
  test('theirs gives out the expired token', async () => {
    const client = await signedIn(theirs({ autoRefresh: false }))
    const token = await client.getToken()
    await pass(1_000_000)
    isCut = true
    expect(await client.getToken()).toBe(token)
  })

  test('ours says so, and works again afterwards', async () => {
    const client = await signedIn(ours())
    isCut = true
    await pass(1_000_000)
    const asked = rejection(client.getToken())
    await pass(31_000)
    expect(await asked).toMatchObject({ name: 'AuthError', code: 'timeout' })
    expect(client.authStore.getState().type).toBe('logged-in')
    isCut = false
    await pass(61_000)
    expect(await client.getToken()).toEqual(expect.any(String))
  })
})

describe('D6: a refresh token that is dead', () => {
  const kill = () => emulator.world.directus.sessions.clear()

  test('theirs is sent again and again', async () => {
    const client = await signedIn(theirs({ autoRefresh: false }))
    kill()
    await pass(1_000_000)
    for (let at = 0; at < 3; at += 1) {
      const error = await rejection(client.request(vendor.readMe()))
      expect(isDirectusError(error, 'TOKEN_EXPIRED')).toBe(true)
    }
    expect(sent('/auth/refresh')).toBe(3)
  })

  test('ours is sent once, and signs out once, with a reason', async () => {
    const client = await signedIn(ours())
    const states: string[] = []
    client.authStore.subscribe(({ type }) => void states.push(type))
    kill()
    await pass(1_000_000)
    for (let at = 0; at < 3; at += 1) await rejection(client.request(vendor.readMe()))
    expect(sent('/auth/refresh')).toBe(1)
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
    await signedIn(theirs())
    await pass(26 * DAY)
    expect(sent('/auth/refresh')).toBe(0)
  })

  test('ours is, at its time', async () => {
    settings().accessTokenMs = 25 * DAY
    settings().refreshTokenMs = 60 * DAY
    await signedIn(ours())
    await pass(24.9 * DAY)
    expect(sent('/auth/refresh')).toBe(0)
    await pass(0.1 * DAY)
    expect(sent('/auth/refresh')).toBe(1)
  })
})

describe('D8: a sign-out while a renewal is under way', () => {
  test('theirs is signed in again by the late answer', async () => {
    const client = await signedIn(theirs({ autoRefresh: false }))
    const release = hold('/auth/refresh')
    const renewal = client.refresh()
    await turn()
    await client.logout()
    release()
    await renewal
    expect(await client.getToken()).not.toBeNull()
  })

  test('ours stays signed out, and what came is given back', async () => {
    const client = await signedIn(ours())
    const release = hold('/auth/refresh')
    const renewal = rejection(client.refresh())
    await turn()
    await client.logout()
    release()
    expect(await renewal).toMatchObject({ code: 'signed-out' })
    await turn()
    expect(await client.getToken()).toBeNull()
    expect(emulator.world.directus.sessions.size).toBe(0)
  })
})

describe('D9: a sign-out without a network', () => {
  test('theirs keeps the tokens', async () => {
    const client = await signedIn(theirs({ autoRefresh: false }))
    isCut = true
    await rejection(client.logout())
    expect(await client.getToken()).not.toBeNull()
  })

  test('ours forgets them, and says that the server does not know', async () => {
    const client = await signedIn(ours())
    isCut = true
    expect(await rejection(client.logout())).toMatchObject({ code: 'revoke-failed' })
    expect(await client.getToken()).toBeNull()
  })

  test('a session that the server has ended already is no failure', async () => {
    const client = await signedIn(ours())
    emulator.world.directus.sessions.clear()
    await client.logout()
    expect(client.authStore.getState()).toMatchObject({ reason: { code: 'signed-out' } })
  })
})

describe('D10: a token that is set', () => {
  test('theirs is overwritten by the timer of the session before', async () => {
    const client = await signedIn(theirs())
    const { refresh_token } = await client.refresh()
    await client.setToken('admin-static-token')
    expect(refresh_token).not.toBeNull()
    await pass(900_000)
    expect(sent('/auth/refresh')).toBe(2)
  })

  test('ours stays', async () => {
    const client = await signedIn(ours())
    await client.setToken('admin-static-token')
    await pass(2_000_000)
    expect(await client.getToken()).toBe('admin-static-token')
    expect(sent('/auth/refresh')).toBe(0)
  })
})

describe('D12: tokens with their times are set', () => {
  test('theirs sends an object as a token', async () => {
    const data = await theirs().login({ email: EDITOR.email, password: EDITOR.password })
    const client = theirs()
    await client.setToken(data as never)
    await rejection(client.request(vendor.readMe()))
    expect(isDirectusError(await rejection(client.request(vendor.readMe())))).toBe(true)
  })

  test('ours goes on with them, and renews them', async () => {
    const data = await theirs({ autoRefresh: false }).login({
      email: EDITOR.email,
      password: EDITOR.password,
    })
    const client = ours()
    await client.setToken(data)
    expect(await client.getToken()).toBe(data.access_token)
    await pass(900_000)
    expect(sent('/auth/refresh')).toBe(1)
    expect(await client.request(vendor.readMe())).toMatchObject({ email: EDITOR.email })
  })
})

describe('D15: two clients over one storage', () => {
  test('theirs both send the one refresh token', async () => {
    const storage = memory()
    const first = await signedIn(theirs({ storage, autoRefresh: false }))
    const second = theirs({ storage, autoRefresh: false })
    await pass(1_000_000)
    await Promise.all([first.getToken(), second.getToken()])
    expect(sent('/auth/refresh')).toBe(2)
  })

  test('of ours one renews, and the other takes what came of it', async () => {
    const storage = memory()
    const first = await signedIn(ours({ storage }))
    const second = ours({ storage })
    expect(await second.getToken()).toBe(await first.getToken())
    await pass(1_000_000)
    const tokens = await Promise.all([first.getToken(), second.getToken()])
    expect(new Set(tokens).size).toBe(1)
    expect(sent('/auth/refresh')).toBe(1)
    expect(emulator.world.directus.counters.reuses).toBe(0)
  })
})

describe('D16: a new client finds a session that was stored', () => {
  test('theirs does not renew it by itself', async () => {
    const storage = memory()
    await signedIn(theirs({ storage, autoRefresh: false }))
    await theirs({ storage }).getToken()
    await pass(2_000_000)
    expect(sent('/auth/refresh')).toBe(0)
  })

  test('ours does', async () => {
    const storage = memory()
    const former = await signedIn(ours({ storage }))
    former.dispose()
    await ours({ storage }).getToken()
    await pass(900_000)
    expect(sent('/auth/refresh')).toBe(1)
  })
})

describe('D17: a renewal that the server cannot do just now', () => {
  const fail = () =>
    emulator.faults.add({ kind: 'status', status: 503, match: { path: '/auth/refresh' }, times: 1 })

  test('theirs is not tried again', async () => {
    await signedIn(theirs())
    fail()
    await pass(890_000)
    expect(sent('/auth/refresh')).toBe(1)
    await pass(600_000)
    expect(sent('/auth/refresh')).toBe(1)
  })

  test('ours is, in time', async () => {
    const client = await signedIn(ours())
    fail()
    await pass(890_000)
    expect(emulator.world.directus.counters.refreshes).toBe(1)
    expect(await client.getToken()).toEqual(expect.any(String))
  })
})
