/** What an instance is in each mode, and that two share nothing: S14, W25, SSR2, SSR3. */
import { createEmulator, emulatorFetch } from '@gatehouse/emulator'
import { afterEach, expect, test, vi } from 'vitest'
import type { Environment } from '../ports/environment.ts'
import { serverEnvironment } from '../ports/serverEnvironment.ts'
import { silentLog } from '../ports/silentLog.ts'
import type { KeyValue } from '../ports/storage.ts'
import { setAuthToken } from './actions.ts'
import type { SanityConfig } from './config.ts'
import { createSanityInstance, type SanityInstance } from './instance.ts'
import { createBrowser } from './testing/createBrowser.ts'
import {
  ADA,
  COLLECTIONS,
  contextOf,
  createSanityWorld,
  JOURNAL,
  type SanityWorld,
  signedInWorld,
  stateOf,
  TOMAS,
} from './testing/createSanityWorld.ts'

let world: SanityWorld
afterEach(() => world.close())

/** What an instance holds on to in the world outside. */
const held = ({ clock, page, parent }: SanityWorld) => [
  clock.pending(),
  page.listening(),
  parent.listening(),
]

test('the dashboard says where the app is', () => {
  world = createSanityWorld({ path: `/?_context=${contextOf({ sid: 'S' })}` })
  const app = world.instance()
  expect(app.authMode).toBe('dashboard')
  expect(app.dashboardContext).toEqual({ mode: 'core-ui', env: 'production', orgId: 'oNorthlit' })
})

test('a dashboard app needs no storage, no ledger, no lock and no other tab (W08, F12)', async () => {
  world = createSanityWorld()
  const broken = (): never => {
    throw new Error('Blocked by the browser')
  }
  const environment: Environment = {
    ...world.environment,
    storage: { get: broken, set: broken, remove: broken, persistence: () => 'none' },
    ledger: { shared: broken, read: broken, update: broken },
    lock: { request: broken },
    tabs: { post: broken, subscribe: broken },
  }
  world.load(`/#token=${world.signIn().value}`)
  const app = world.instance({}, { environment })
  await world.settle()
  await world.pass(12 * 3_600_000 + 3_000)
  expect([stateOf(app), world.sentTo('/auth/refresh-token').length]).toEqual([
    `logged-in ${ADA}`,
    1,
  ])
  await app.authStore.logout()
  expect(stateOf(app)).toBe('logged-out signed-out')
})

test('the dashboard passes on a request for access, in the words of its wire', async () => {
  const scene = await signedInWorld()
  world = scene
  scene.parent.answerAccess((data) => ({ success: false, message: JSON.stringify(data) }))
  await expect(scene.app.requestAccess(COLLECTIONS)).resolves.toEqual({
    success: false,
    message: JSON.stringify({ resourceType: 'project', resourceId: COLLECTIONS }),
  })
  scene.parent.answerAccess(() => ({ ok: true }))
  await expect(scene.app.requestAccess(COLLECTIONS)).rejects.toMatchObject({
    code: 'parent-invalid',
  })
  scene.app.dispose()
  await expect(scene.app.requestAccess(COLLECTIONS)).rejects.toMatchObject({ code: 'disposed' })
  expect(held(world)).toEqual([0, 0, 0])
})

test('outside of a dashboard nobody passes it on', async () => {
  world = createSanityWorld()
  const app = world.instance({ auth: { token: world.signIn().value } })
  await expect(app.requestAccess(COLLECTIONS)).rejects.toMatchObject({ code: 'not-supported' })
})

test("a developer's own token is signed in at once; its person comes with one request", async () => {
  world = createSanityWorld()
  const token = world.signIn(ADA)
  const app = world.instance({ auth: { token: token.value } })
  expect(app.authStore.getState()).toMatchObject({
    type: 'logged-in',
    token: token.value,
    currentUser: null,
  })
  await world.settle()
  expect([stateOf(app), world.sent.length, world.parent.listening()]).toEqual([
    `logged-in ${ADA}`,
    1,
    0,
  ])
  await world.pass(24 * 3_600_000 - 1)
  expect(world.sent).toHaveLength(1)
})

test("a developer's own token that is refused ends with a reason", async () => {
  world = createSanityWorld()
  const app = world.instance({ auth: { token: 'sk-nobody' } })
  await world.settle()
  expect(stateOf(app)).toBe('logged-out revoked')
})

test.each(['', 'sk with spaces', 'sk\r\nX: 1'])('%j is no token of anybody', (token) => {
  world = createSanityWorld()
  expect(stateOf(world.instance({ auth: { token } }))).toBe('error config-invalid')
})

test.each<[string, SanityConfig]>([
  ['studio', { studio: {} }],
  ['studio', { studioMode: { enabled: true } }],
  ['oauth', { auth: { oauth: { clientId: 'c', redirectUri: 'http://app.localhost:3333/' } } }],
  ['standalone', {}],
])('the mode %s is loaded when it is needed, and touches nothing before', (mode, config) => {
  world = createSanityWorld({ parent: null })
  const app = world.instance(config)
  expect([app.authMode, stateOf(app), world.sent]).toEqual([mode, 'logging-in', []])
  expect(held(world)[2]).toBe(0)
})

test("a developer's own token is not the person's to give up: a sign-out does nothing", async () => {
  world = createSanityWorld()
  const app = world.instance({ auth: { token: world.signIn().value } })
  await world.settle()
  await app.authStore.logout()
  expect([stateOf(app), world.sentTo('/auth/logout')]).toEqual([`logged-in ${ADA}`, []])
})

test.each<[string, SanityConfig]>([
  ['standalone', {}],
  ['static', { auth: { token: 'sk-own' } }],
])(
  'a link with a token is cleaned and told of in the mode %s, and signs nobody in (F35)',
  async (mode, config) => {
    world = createSanityWorld({ parent: null })
    world.load(`/#/route&token=${world.signIn(TOMAS).value}`)
    const app = world.instance(config)
    expect(app.authMode).toBe(mode)
    expect(world.page.href()).toBe('http://app.localhost:3333/#/route')
    await vi.waitFor(() => expect(stateOf(app)).not.toBe('logging-in'))
    expect(world.log.entries.map(({ event }) => event)).toContain('url.credential-ignored')
    expect(stateOf(app)).not.toContain(TOMAS)
  },
)

test('a token that the app has got itself is validated, used, and taken back', async () => {
  world = createSanityWorld()
  const app = world.instance()
  setAuthToken(app, world.signIn(TOMAS).value)
  await world.settle()
  expect(stateOf(app)).toBe(`logged-in ${TOMAS}`)
  setAuthToken(app, null)
  await world.settle()
  expect([stateOf(app), world.sentTo('/auth/logout').length]).toEqual(['logged-out signed-out', 0])
  expect(() => setAuthToken(app, 'no token')).toThrow(
    expect.objectContaining({ code: 'config-invalid' }),
  )
})

test('two requests on one server never see each other (S14, SSR3, W25)', async () => {
  world = createSanityWorld()
  const emulator = createEmulator()
  const serve = async (person: string): Promise<unknown> => {
    const environment = serverEnvironment({ fetch: emulatorFetch(emulator), log: silentLog() })
    const auth = { token: emulator.signIn(person).value, apiHost: 'http://api.localhost' }
    const app: SanityInstance = createSanityInstance(
      { projectId: JOURNAL, dataset: 'production', auth },
      { environment },
    )
    const me = await app.clientStore
      .getClient({ apiVersion: '2024-11-12', scope: 'global' })
      .request<{ id: string }>({ url: '/users/me' })
    const state = app.authStore.getState()
    // Not disposed of, as a server forgets to.
    return [me.id, state.type === 'logged-in' && state.token === auth.token]
  }
  const people = [ADA, TOMAS, ADA, TOMAS, TOMAS]
  await expect(Promise.all(people.map(serve))).resolves.toEqual(people.map((id) => [id, true]))
  emulator.close()
})

test('a server renders a dashboard app without a document, and as logging in (SSR2)', () => {
  world = createSanityWorld()
  const environment = serverEnvironment({ log: silentLog() })
  const app = createSanityInstance({}, { environment, start: 'on-subscribe' })
  expect(app.authStore.getInitialState()).toEqual({ type: 'logging-in', isExchangingToken: false })
  app.dispose()
})

test('two instances of one page are two sessions (W25)', async () => {
  const scene = await signedInWorld()
  world = scene
  const other = scene.instance({ auth: { token: scene.signIn(TOMAS).value } })
  await scene.settle()
  expect([stateOf(scene.app), stateOf(other)]).toEqual([`logged-in ${ADA}`, `logged-in ${TOMAS}`])
  await other.authStore.logout()
  expect(stateOf(scene.app)).toBe(`logged-in ${ADA}`)
})

test("a storage of one tab's own signs nobody out in another", async () => {
  const browser = createBrowser()
  const own = (): KeyValue => {
    const values = new Map<string, string>()
    return {
      get: (key) => values.get(key) ?? null,
      set: (key, value) => void values.set(key, value),
      remove: (key) => void values.delete(key),
      persistence: () => 'durable',
      subscribe: () => () => {},
    }
  }
  const storage = own()
  const first = browser.open('/', { auth: { storageArea: storage } })
  await browser.settle()
  storage.set('__sanity_auth_token', JSON.stringify({ token: browser.token().value }))
  first.app.dispose()
  const again = browser.open('/', { auth: { storageArea: storage } })
  await browser.settle()
  await browser.pass(10_000)
  const other = browser.open('/', { auth: { storageArea: own() } })
  await browser.settle()
  expect([stateOf(again.app), stateOf(other.app)]).toEqual([`logged-in ${ADA}`, `logged-in ${ADA}`])
  browser.close()
})
