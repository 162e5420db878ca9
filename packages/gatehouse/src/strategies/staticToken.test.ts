import { expect, test } from 'vitest'
import { createAuthStore } from '../createAuthStore.ts'
import { createWorld } from '../testing/index.ts'
import { staticToken } from './staticToken.ts'

test('the store is signed in before anybody could wait for it, and nobody is known (S14)', () => {
  const { environment } = createWorld().tab(0)
  const store = createAuthStore({ strategy: staticToken('abc'), environment })
  expect(store.getState()).toMatchObject({ type: 'logged-in', token: 'abc', currentUser: null })
  expect(store.persistence()).toBe('none')
  store.dispose()
})

test('nothing is sent and nothing is stored, however much time passes', async () => {
  const world = createWorld()
  const { environment } = world.tab(0)
  const store = createAuthStore({ strategy: staticToken('canary'), environment })
  await world.advance(90 * 86_400_000)
  expect(store.getState()).toMatchObject({ type: 'logged-in', token: 'canary' })
  expect(world.network.sent()).toBe(0)
  const kept = environment.ledger.read('static')
  await world.settle()
  expect(await kept).toBeUndefined()
  expect(JSON.stringify(world.tab(0).log())).not.toContain('canary')
  store.dispose()
})

test('a token that the backend refuses ends the session, with the reason', async () => {
  const world = createWorld()
  const { environment } = world.tab(0)
  const store = createAuthStore({ strategy: staticToken('abc'), environment })
  const outcome = expect(store.getCredential({ rejected: { token: 'abc' } })).rejects.toMatchObject(
    { code: 'signed-out' },
  )
  await world.settle()
  await outcome
  expect(store.getState()).toMatchObject({ type: 'logged-out', reason: { code: 'revoked' } })
  store.dispose()
})

test.each(['', ' ', 'a b', 'a\r\nX-Injected: 1', 'pässword', 'x'.repeat(16_385)])(
  'the token %.12j is an error of the configuration, which does not quote it (I3, I9)',
  (token) => {
    const { environment, log } = { ...createWorld().tab(0) }
    const store = createAuthStore({ strategy: staticToken(token), environment })
    const state = store.getState()
    expect(state).toMatchObject({ type: 'error', error: { code: 'config-invalid' } })
    if (token.trim() !== '') expect(JSON.stringify([state, log()])).not.toContain(token)
    store.dispose()
  },
)

test('two stores of one environment know nothing of each other', async () => {
  const world = createWorld({ tabs: 2 })
  const one = createAuthStore({
    strategy: staticToken('one'),
    environment: world.tab(0).environment,
  })
  const two = createAuthStore({
    strategy: staticToken('two'),
    environment: world.tab(1).environment,
  })
  one.setCredential(null)
  await world.advance(5_000)
  expect(one.getState().type).toBe('logged-out')
  expect(two.getState()).toMatchObject({ type: 'logged-in', token: 'two' })
  one.dispose()
  two.dispose()
})
