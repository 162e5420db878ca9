import { describe, expect, test } from 'vitest'
import type { AuthState } from '../../authState.ts'
import type { NetworkFault } from '../world/createNetwork.ts'
import { WORLD_EPOCH } from '../world/createTab.ts'
import { createStage, LIFETIME_MS, tokenIn } from './stage.ts'

const DROP = { type: 'drop' } as const

function reasonOf(state: AuthState): string | undefined {
  return state.type === 'logged-out' ? state.reason?.code : undefined
}

test('F1: a renewal that fails before the end keeps the session, and is tried again later and later', async () => {
  const stage = createStage()
  await stage.signIn()
  stage.world.network.fault(DROP)
  await stage.world.advance(50_000)
  expect(stage.types()).toEqual(['logged-in'])
  const tries = stage.world.network.sent()
  expect(tries).toBeGreaterThanOrEqual(3)
  expect(tries).toBeLessThanOrEqual(5)
  stage.world.network.fault(undefined)
  const former = stage.token()
  await stage.world.advance(10_000)
  expect(stage.token()).not.toBe(former)
})

test('F2: a renewal that fails after the end keeps the session, and requests wait or fail by their deadline', async () => {
  const stage = createStage()
  await stage.signIn()
  stage.world.network.fault(DROP)
  await stage.world.advance(2 * LIFETIME_MS)
  expect(stage.types()).toEqual(['logged-in'])
  const { store } = stage.actor()
  const impatient = expect(store.getCredential({ deadlineMs: 5_000 })).rejects.toMatchObject({
    name: 'AuthError',
    code: 'timeout',
  })
  await stage.world.advance(5_000)
  await impatient
  const patient = store.getCredential({ deadlineMs: 120_000 })
  stage.world.network.fault(undefined)
  await stage.world.advance(LIFETIME_MS)
  expect(tokenIn(await patient)).toBe('cnry-access-3')
  expect(stage.actor().told.every(({ type }) => type === 'logged-in')).toBe(true)
})

test('F3: a refusal before the end keeps the session to its end, then says why', async () => {
  const stage = createStage()
  await stage.signIn()
  stage.world.network.fault({ type: 'answer', status: 400, body: '{"error":"invalid_grant"}' })
  await stage.world.advance(50_000)
  expect(stage.types()).toEqual(['logged-in'])
  await stage.world.advance(10_000)
  expect(reasonOf(stage.actor().store.getState())).toBe('expired')
})

test('F4: a refusal after the end signs out once, and says that it expired', async () => {
  const stage = createStage()
  await stage.signIn()
  stage.server.revoke('ada')
  stage.world.sleep(3 * LIFETIME_MS)
  await stage.world.advance(1_000)
  const { told, store } = stage.actor()
  expect(told.filter(({ type }) => type === 'logged-out')).toHaveLength(1)
  expect(reasonOf(store.getState())).toBe('expired')
})

describe('F5: every status but those that are a no keeps the session', () => {
  const statuses = [403, 404, 408, 409, 425, 429, 500, 501, 502, 503, 504, 520, 524, 529]
  test.each(statuses)('%i', async (status) => {
    const stage = createStage()
    await stage.signIn()
    stage.world.network.fault({ type: 'answer', status })
    await stage.world.advance(5 * LIFETIME_MS)
    expect(stage.types()).toEqual(['logged-in'])
    stage.world.network.fault(undefined)
    await stage.world.advance(LIFETIME_MS)
    expect(stage.token()).toMatch(/access/)
    expect(stage.requests('/token').length).toBeGreaterThan(0)
  })
  test.each([400, 401])('%i ends it', async (status) => {
    const stage = createStage()
    await stage.signIn()
    stage.world.network.fault({ type: 'answer', status })
    await stage.world.advance(2 * LIFETIME_MS)
    expect(stage.types()).toEqual(['logged-out'])
  })
})

describe('F6: Retry-After', () => {
  const afterOneRefusal = async (retryAfter: string, ms: number): Promise<number> => {
    const stage = createStage()
    await stage.signIn()
    const headers = { 'retry-after': retryAfter }
    stage.world.network.faultNext({ type: 'answer', status: 429, headers })
    await stage.world.advance(46_000 - 1_000 + ms)
    return stage.requests('/token').length
  }
  test('of 30 seconds is honoured', async () => {
    expect(await afterOneRefusal('30', 28_000)).toBe(0)
    expect(await afterOneRefusal('30', 32_000)).toBe(1)
  })
  test('of a date is honoured', async () => {
    const date = new Date(WORLD_EPOCH + 80_000).toUTCString()
    expect(await afterOneRefusal(date, 28_000)).toBe(0)
    expect(await afterOneRefusal(date, 38_000)).toBe(1)
  })
  test('of garbage is ignored', async () => {
    expect(await afterOneRefusal('soon', 3_000)).toBe(1)
  })
})

describe('F7: a 200 that is no answer is transient, and never stored', () => {
  const answers: readonly (readonly [string, NetworkFault])[] = [
    ['a page', { type: 'answer', status: 200, body: '<!doctype html><title>Hotel</title>' }],
    ['nothing', { type: 'answer', status: 200, body: '' }],
    ['half of an answer', { type: 'answer', status: 200, body: '{"token":"cnry-acc' }],
  ]
  test.each(answers)('%s', async (_, fault) => {
    const stage = createStage()
    await stage.signIn()
    const record = stage.world.ledger.peek('token-server')
    stage.world.network.fault(fault)
    await stage.world.advance(2 * LIFETIME_MS)
    expect(stage.types()).toEqual(['logged-in'])
    expect(stage.world.ledger.peek('token-server')).toEqual(record)
  })
})

describe('F8: a renewed credential that cannot be one is refused, and not asked for again at once', () => {
  const lifetimes = [0, -1, Number.NaN, Number.POSITIVE_INFINITY]
  const bad = [
    ...lifetimes.map((lifetimeMs) => ({ token: 'fresh', refreshToken: 'next', lifetimeMs })),
    { token: '', refreshToken: 'next', lifetimeMs: 60_000 },
    { token: 'two words', lifetimeMs: 60_000 },
    { refreshToken: 'next', lifetimeMs: 60_000 } as never,
  ]
  test.each(bad)('%o', async (credential) => {
    let asked = 0
    const stage = createStage({
      strategy: (strategy) => ({
        ...strategy,
        async refresh() {
          asked += 1
          return { type: 'fresh', credential }
        },
      }),
    })
    await stage.signIn()
    const former = stage.token()
    await stage.world.advance(2 * LIFETIME_MS)
    expect(stage.token()).toBe(former)
    expect(asked).toBeGreaterThan(1)
    expect(asked).toBeLessThan(12)
    const warned = stage
      .actor()
      .tab.log()
      .map(({ event }) => event)
    expect(warned).toContain('session.renewal-invalid')
  })
})

test('F9: an answer that never comes ends at its deadline, and the lock is free', async () => {
  const stage = createStage({ tabs: 2 })
  await stage.signIn()
  stage.world.network.faultNext({ type: 'hang' })
  await stage.world.advance(45_000)
  expect(stage.world.locks.claims(0) + stage.world.locks.claims(1)).toBeGreaterThan(0)
  await stage.world.advance(40_000)
  expect(stage.world.locks.claims(0) + stage.world.locks.claims(1)).toBe(0)
})

describe('F10: the server rotates, and its answer is lost', () => {
  test('a server with grace repeats it, and the session goes on', async () => {
    const stage = createStage({ graceMs: 30_000 })
    await stage.signIn()
    const former = stage.token()
    stage.world.network.faultNext({ type: 'lose' })
    await stage.world.advance(50_000)
    expect(stage.token()).not.toBe(former)
    await stage.world.advance(3 * LIFETIME_MS)
    expect(stage.types()).toEqual(['logged-in'])
  })
  test('one without says no to the second try, and the reason is that the renewal got lost', async () => {
    const stage = createStage()
    await stage.signIn()
    stage.world.network.faultNext({ type: 'lose' })
    await stage.world.advance(2 * LIFETIME_MS)
    expect(reasonOf(stage.actor().store.getState())).toBe('refresh-lost')
    expect(stage.requests('/token')).toHaveLength(2)
  })
})
