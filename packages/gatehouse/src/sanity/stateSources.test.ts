/** The sources of today's SDK: api.md, I7. */
import { afterEach, expect, test } from 'vitest'
import { handleAuthCallback, logout } from './actions.ts'
import {
  getAuthState,
  getClient,
  getClientState,
  getCurrentUserState,
  getDashboardOrganizationId,
  getIsInDashboardState,
  getTokenState,
} from './stateSources.ts'
import {
  ADA,
  createSanityWorld,
  ORGANIZATION,
  type SanityWorld,
  signedInWorld,
} from './testing/createSanityWorld.ts'

let world: SanityWorld
afterEach(() => world.close())

async function signedIn() {
  const scene = await signedInWorld()
  world = scene
  return scene
}

test('each source tells its part of the session', async () => {
  const { app, token } = await signedIn()
  expect(getAuthState(app).getCurrent()).toBe(app.authStore.getState())
  expect(getTokenState(app).getCurrent()).toBe(token.value)
  expect(getCurrentUserState(app).getCurrent()).toMatchObject({ id: ADA })
  expect(getDashboardOrganizationId(app).getCurrent()).toBe(ORGANIZATION)
  expect(getIsInDashboardState(app).getCurrent()).toBe(true)
  await logout(app)
  expect([getTokenState(app).getCurrent(), getCurrentUserState(app).getCurrent()]).toEqual([
    null,
    null,
  ])
})

test('outside of a dashboard there is no organization', () => {
  world = createSanityWorld({ parent: null })
  const app = world.instance()
  expect(getDashboardOrganizationId(app).getCurrent()).toBeUndefined()
  expect(getIsInDashboardState(app).getCurrent()).toBe(false)
})

test('a renewal is told to those who watch the token, and to nobody else (I7, W20)', async () => {
  const { app, pass } = await signedIn()
  const counts = { token: 0, user: 0, client: 0, state: 0 }
  const count = (name: keyof typeof counts) => () => {
    counts[name] += 1
  }
  getTokenState(app).subscribe(count('token'))
  getCurrentUserState(app).subscribe(count('user'))
  getClientState(app, { apiVersion: '2024-11-12' }).subscribe(count('client'))
  getAuthState(app).subscribe(count('state'))
  await pass(12 * 3_600_000 + 3_000)
  expect(counts).toEqual({ token: 1, user: 0, client: 0, state: 1 })
})

test('an observable begins with the present value and ends with its subscription', async () => {
  const { app } = await signedIn()
  const seen: (string | undefined)[] = []
  const subscription = getCurrentUserState(app).observable.subscribe((user) => seen.push(user?.id))
  expect(seen).toEqual([ADA])
  subscription.unsubscribe()
  await logout(app)
  expect(seen).toEqual([ADA])
})

test('a change that the first value sets off is told, too', async () => {
  const { app } = await signedIn()
  const seen: string[] = []
  getAuthState(app).observable.subscribe((state) => {
    seen.push(state.type)
    if (state.type === 'logged-in') app.authStore.setCredential(null)
  })
  expect(seen).toEqual(['logged-in', 'logged-out'])
})

test('a source that wakes its instance begins with what that comes to', () => {
  world = createSanityWorld()
  const app = world.instance({ auth: { token: 'no token' } }, { start: 'on-subscribe' })
  const seen: string[] = []
  getAuthState(app).observable.subscribe((state) => seen.push(state.type))
  expect(seen).toEqual(['error'])
})

test('a sign-out gives new clients, once', async () => {
  const { app } = await signedIn()
  const options = { apiVersion: '2024-11-12' }
  const clients: unknown[] = []
  getClientState(app, options).observable.subscribe((client) => clients.push(client))
  await logout(app)
  expect(new Set(clients).size).toBe(2)
  expect(clients).toEqual([clients[0], getClient(app, options)])
})

test('a dashboard app has no callbacks to handle', async () => {
  const { app } = await signedIn()
  await expect(handleAuthCallback(app)).resolves.toBe(false)
  await expect(handleAuthCallback(app, 'http://app.localhost:3333/?sid=S')).resolves.toBe(false)
})
