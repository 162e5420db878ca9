import { expect, test } from 'vitest'
import type { AuthState } from './authState.ts'
import { createAuthStore } from './createAuthStore.ts'
import { isTokenCredential } from './machine/credential.ts'
import { credentials, observe } from './observe.ts'
import {
  createTokenServer,
  createWorld,
  TOKEN_SERVER,
  tokenServerStrategy,
} from './testing/index.ts'

function setUp() {
  const world = createWorld()
  const server = createTokenServer({ now: world.scheduler.now })
  world.network.serve(TOKEN_SERVER, server.handler)
  const { environment } = world.tab(0)
  const store = createAuthStore({ strategy: tokenServerStrategy(), environment })
  return { world, server, store }
}

type Setup = ReturnType<typeof setUp>

/** Signs a person in; resolves once the backend has said who it is. */
async function signIn({ world, server, store }: Setup, person: string): Promise<void> {
  store.setCredential(server.signIn(person))
  await world.settle()
}

/** What a promise has come to by now. */
async function outcomeOf(promise: Promise<unknown> | undefined): Promise<unknown> {
  const pending = Symbol.for('pending')
  return Promise.race([promise, new Promise((resolve) => setTimeout(resolve, 0, pending))]).then(
    (value) => (value === pending ? 'pending' : value),
    (error: unknown) => ({ error }),
  )
}

test('observing gives the present state at once, then each that takes its place', async () => {
  const setup = setUp()
  await setup.world.settle()
  const seen: AuthState[] = []
  const subscription = observe(setup.store).subscribe((state) => seen.push(state))
  expect(seen).toEqual([setup.store.getState()])
  await signIn(setup, 'ada')
  expect(seen.map(({ type }) => type)).toEqual(['logged-out', 'logging-in', 'logged-in'])
  expect(seen.at(-1)).toBe(setup.store.getState())
  subscription.unsubscribe()
  setup.store.setCredential(null)
  expect(seen).toHaveLength(3)
  setup.store.dispose()
})

test('each who observes gets the present state, not the history', async () => {
  const setup = setUp()
  await signIn(setup, 'ada')
  const observable = observe(setup.store)
  for (let count = 0; count < 3; count += 1) {
    const seen: AuthState[] = []
    observable.subscribe((state) => seen.push(state)).unsubscribe()
    expect(seen).toEqual([setup.store.getState()])
  }
  setup.store.dispose()
})

test('credentials are replayed: who comes late gets the present one', async () => {
  const setup = setUp()
  await signIn(setup, 'ada')
  const seen: Promise<unknown>[] = []
  const observable = credentials(setup.store)
  observable.subscribe((credential) => seen.push(credential))
  observable.subscribe((credential) => seen.push(credential))
  expect(seen).toHaveLength(2)
  expect(seen[0]).toBe(seen[1])
  expect(await outcomeOf(seen[0])).toMatchObject({ token: 'cnry-access-1' })
  setup.store.dispose()
})

test('what renews is not handed out', async () => {
  const setup = setUp()
  await signIn(setup, 'ada')
  const credential = await setup.store.getCredential()
  expect(isTokenCredential(credential) && credential.refreshToken).toBeUndefined()
  setup.store.dispose()
})

test('a credential is pending while a renewal runs, and then the new one', async () => {
  const setup = setUp()
  await signIn(setup, 'ada')
  const seen: Promise<unknown>[] = []
  credentials(setup.store).subscribe((credential) => seen.push(credential))
  const renewal = setup.store.refresh()
  expect(seen).toHaveLength(2)
  expect(await outcomeOf(seen[1])).toBe('pending')
  await setup.world.settle()
  expect(seen).toHaveLength(2)
  expect(await outcomeOf(seen[1])).toMatchObject({ token: 'cnry-access-3' })
  expect(await renewal).toBe(await seen[1])
  setup.store.dispose()
})

test('it is pending while somebody signs in, and rejected when nobody has', async () => {
  const { world, store } = setUp()
  const seen: Promise<unknown>[] = []
  credentials(store).subscribe((credential) => seen.push(credential))
  expect(await outcomeOf(seen[0])).toBe('pending')
  await world.settle()
  expect(seen).toHaveLength(1)
  expect(await outcomeOf(seen[0])).toMatchObject({ error: { code: 'signed-out' } })
  store.dispose()
})

test('a sign-out gives a rejection, and the next sign-in a credential', async () => {
  const setup = setUp()
  await signIn(setup, 'ada')
  const seen: Promise<unknown>[] = []
  credentials(setup.store).subscribe((credential) => seen.push(credential))
  const logout = setup.store.logout()
  await setup.world.settle()
  await logout
  expect(await outcomeOf(seen.at(-1))).toMatchObject({ error: { code: 'signed-out' } })
  await signIn(setup, 'bob')
  expect(await outcomeOf(seen.at(-1))).toMatchObject({ token: 'cnry-access-3' })
  setup.store.dispose()
})

test('who has unsubscribed hears nothing any more', async () => {
  const setup = setUp()
  await signIn(setup, 'ada')
  const seen: Promise<unknown>[] = []
  credentials(setup.store)
    .subscribe((credential) => seen.push(credential))
    .unsubscribe()
  setup.store.setCredential(null)
  await setup.world.settle()
  expect(seen).toHaveLength(1)
  setup.store.dispose()
})
