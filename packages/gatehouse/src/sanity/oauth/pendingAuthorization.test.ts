import { expect, test } from 'vitest'
import { randomNonce } from '../../ports/randomNonce.ts'
import { serverEnvironment } from '../../ports/serverEnvironment.ts'
import { sharedStorage } from '../testing/sharedStorage.ts'
import { worldClock } from '../testing/worldClock.ts'
import { beginAuthorization, takeAuthorization } from './pendingAuthorization.ts'

const VERIFIER = 'v'.repeat(43)
const MINUTE = 60_000
const INDEX = 'gatehouse:sanity-oauth'

function browser() {
  const clock = worldClock()
  const { values, forTab } = sharedStorage()
  const environment = serverEnvironment({ clock, storage: forTab(), nonce: randomNonce })
  const begin = (returnTo = '/here') =>
    beginAuthorization(environment, { codeVerifier: VERIFIER, returnTo })
  return {
    clock,
    values,
    begin,
    take: (state: string) =>
      takeAuthorization(environment, { state, origin: 'https://app.example' }),
  }
}

test('what was begun here can be finished here, once, and nothing of it stays (S5)', () => {
  const { begin, take, values } = browser()
  const state = begin()
  expect(take(state)).toEqual({ codeVerifier: VERIFIER, returnTo: '/here' })
  expect(take(state)).toBeUndefined()
  expect([...values]).toEqual([])
})

test.each(['', 'guessed', 'x'.repeat(129), '../__sanity_oauth_tokens', ':', 'a b', '__proto__'])(
  'the state %j finishes nothing (S1)',
  (state) => {
    const { begin, take } = browser()
    const real = begin()
    expect(take(state)).toBeUndefined()
    expect(take(real)).toBeDefined()
  },
)

test('several tabs do not break each other, also where they overwrite the index', () => {
  const { begin, take, values } = browser()
  const one = begin('/one')
  const two = begin('/two')
  values.delete(INDEX)
  const three = begin('/three')
  expect([three, one, two].map((state) => take(state)?.returnTo)).toEqual([
    '/three',
    '/one',
    '/two',
  ])
})

test('it waits for ten minutes, whichever way the clock is set', () => {
  const late = browser()
  const first = late.begin()
  late.clock.advance(10 * MINUTE - 1)
  const second = late.begin()
  expect(late.take(first)).toBeDefined()
  late.clock.advance(10 * MINUTE)
  expect(late.take(second)).toBeUndefined()
  expect([...late.values]).toEqual([])
})

test('what is waited for no more goes when another one begins, or ends (S5)', () => {
  const { begin, take, values, clock } = browser()
  const first = begin()
  const second = begin()
  clock.advance(6 * MINUTE)
  const third = begin()
  clock.advance(5 * MINUTE)
  const fourth = begin()
  expect([...values.keys()].sort()).toEqual(
    [INDEX, `${INDEX}:${third}`, `${INDEX}:${fourth}`].sort(),
  )
  clock.advance(6 * MINUTE)
  expect(take(fourth)).toBeDefined()
  expect([...values]).toEqual([])
  expect([first, second, third].map(take)).toEqual(Array(3).fill(undefined))
})

test('of what nobody came back from, no more than 16 are kept: the latest', () => {
  const { begin, take, values } = browser()
  const states = Array.from({ length: 20 }, () => begin())
  expect(values.size).toBe(17)
  expect(states.map(take).filter((pending) => pending !== undefined)).toHaveLength(16)
  expect(values.size).toBe(0)
})

test.each([
  'null',
  '[]',
  '{',
  '"text"',
  '{}',
  JSON.stringify({ codeVerifier: 'short', at: 0, returnTo: '/' }),
  JSON.stringify({ codeVerifier: VERIFIER, returnTo: '/' }),
  JSON.stringify({ __proto__: { codeVerifier: VERIFIER, at: 0 } }),
  'x'.repeat(10_000),
])('a record that somebody else has written is none: %.30s (S13, F26)', (text) => {
  const { begin, take, values } = browser()
  const state = begin()
  values.set(`${INDEX}:${state}`, text)
  expect(take(state)).toBeUndefined()
})

test.each(['null', '{', '../x :y', ' ', 'x'.repeat(10_000), 'x '.repeat(10_000)])(
  'a list that somebody else has written breaks nothing, and does not grow: %.30s (S13)',
  (text) => {
    const { begin, take, values } = browser()
    values.set(INDEX, text)
    const state = begin()
    expect(values.get(INDEX)?.length).toBeLessThan(100)
    expect(take(state)).toBeDefined()
  },
)

test('a place that leads elsewhere is dropped, not the sign-in (S4)', () => {
  const { begin, take } = browser()
  expect(take(begin('//evil.example'))).toEqual({ codeVerifier: VERIFIER, returnTo: '/' })
})
