import { expect, test } from 'vitest'
import { createAuthStore } from '../createAuthStore.ts'
import { createWorld } from '../testing/world/createWorld.ts'
import { lazyStrategy } from './lazyStrategy.ts'
import type { AuthStrategy, StrategyNews } from './strategy.ts'

const ada = { id: 'ada' }

/** A strategy whose code comes when it is let, and what was done with it. */
function setUp(own: Partial<AuthStrategy> = {}) {
  const world = createWorld()
  const did: string[] = []
  const waiting: { readonly come: () => void; readonly fail: (cause: unknown) => void }[] = []
  const real: AuthStrategy = {
    name: 'real',
    persistence: 'none',
    start() {
      did.push('start')
      return { type: 'session', credential: { token: 'good' }, user: ada }
    },
    dispose: () => void did.push('dispose'),
    ...own,
  }
  const strategy = lazyStrategy({
    name: 'lazy',
    persistence: 'none',
    prepare: () => void did.push('prepare'),
    load: () =>
      new Promise<AuthStrategy>((resolve, reject) => {
        waiting.push({ come: () => resolve(real), fail: reject })
      }),
  })
  const store = createAuthStore({ strategy, environment: world.tab(0).environment })
  return { world, did, waiting, store }
}

test('what must not wait for the code does not, and the search goes on once it is there', async () => {
  const { world, did, waiting, store } = setUp()
  expect(did).toEqual(['prepare'])
  await world.settle()
  waiting[0]?.come()
  await world.settle()
  expect(did).toEqual(['prepare', 'start'])
  expect(store.getState()).toMatchObject({ type: 'logged-in', token: 'good', currentUser: ada })
})

test('code that cannot be loaded is an error to try again, and then it is loaded again', async () => {
  const { world, waiting, store } = setUp()
  await world.settle()
  waiting[0]?.fail(new TypeError('chunk'))
  await world.settle()
  expect(store.getState()).toMatchObject({ error: { code: 'network', recoverable: true } })
  void store.login()
  await world.settle()
  waiting[1]?.come()
  await world.settle()
  expect(store.getState().type).toBe('logged-in')
})

test('code that comes after the deadline has not used up what the address brought (I6)', async () => {
  const { world, did, waiting, store } = setUp()
  await world.advance(15_000)
  expect(store.getState()).toMatchObject({ type: 'error' })
  waiting[0]?.come()
  await world.settle()
  expect(did).toEqual(['prepare'])
  void store.login()
  await world.settle()
  expect([did, store.getState().type]).toEqual([['prepare', 'start'], 'logged-in'])
})

test('code that comes after the store is gone does nothing (I10)', async () => {
  const { world, did, waiting, store } = setUp()
  await world.settle()
  store.dispose()
  waiting[0]?.come()
  await world.settle()
  expect(did).toEqual(['prepare'])
})

test('a callback waits for the code', async () => {
  const { world, waiting, store } = setUp({
    start: () => ({ type: 'nothing' }),
    callback: () => ({
      found: { type: 'session', credential: { token: 'code' }, user: ada },
      href: '/clean',
    }),
  })
  const handled = store.handleCallback('https://app.test/?code=1')
  await world.settle()
  waiting[0]?.come()
  await world.settle()
  await expect(handled).resolves.toBe('/clean')
  expect(store.getState()).toMatchObject({ token: 'code' })
})

test('it listens to whoever gives the credential from then on, and no longer than the store lives', async () => {
  let news: StrategyNews | undefined
  let isStopped = false
  const { world, waiting, store } = setUp({
    watch(_, given) {
      news = given
      return () => {
        isStopped = true
      }
    },
  })
  await world.settle()
  waiting[0]?.come()
  await world.settle()
  news?.withdrawn('Gone.')
  expect(store.getState()).toMatchObject({ reason: { code: 'signed-out-elsewhere' } })
  store.dispose()
  expect(isStopped).toBe(true)
})

test('a sign-out is seen at once, and waits for the code that knows what to take away (I1, F17)', async () => {
  const { world, did, waiting, store } = setUp({ signedOut: () => void did.push('signedOut') })
  await world.settle()
  const leaving = store.logout()
  expect(store.getState()).toMatchObject({ type: 'logged-out', reason: { code: 'signed-out' } })
  await world.settle()
  expect(did).toEqual(['prepare'])
  waiting[0]?.come()
  await leaving
  expect(did).toContain('signedOut')
  expect(store.getState().type).toBe('logged-out')
})

test.each([
  ['cannot be loaded', (fail: () => void) => fail()],
  ['does not come', () => undefined],
])('a sign-out whose code %s says so (I6)', async (_, happen) => {
  const { world, waiting, store } = setUp()
  await world.settle()
  const leaving = store.logout().catch((error: unknown) => error)
  await world.settle()
  happen(() => waiting[0]?.fail(new TypeError('chunk')))
  await world.advance(5_000)
  expect(await leaving).toMatchObject({ code: 'revoke-failed' })
  expect(store.getState().type).toBe('logged-out')
})

test('a person who asked, and whose code came late, is taken to the sign-in page', async () => {
  const asked: boolean[] = []
  const { world, waiting, store } = setUp({
    start: () => ({ type: 'ask' }),
    async acquire({ interactive }) {
      asked.push(interactive)
      return { type: 'nothing' }
    },
  })
  await world.settle()
  waiting[0]?.fail(new TypeError('chunk'))
  await world.settle()
  void store.login()
  await world.settle()
  waiting[1]?.come()
  await world.settle()
  expect(asked).toEqual([true])
})
