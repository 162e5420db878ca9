/** Clients of a session of cookies, and of a studio's token: sanity.md §2 rows 5-7, W18. */
import { createEmulator, type Emulator, emulatorFetch } from '@gatehouse/emulator'
import type { SanityClient } from '@sanity/client'
import { firstValueFrom } from 'rxjs'
import { afterEach, expect, test } from 'vitest'
import type { AuthStore } from '../authStore.ts'
import { createAuthStore } from '../createAuthStore.ts'
import { type Credential, seal } from '../machine/credential.ts'
import type { AuthUser } from '../machine/session.ts'
import { serverEnvironment } from '../ports/serverEnvironment.ts'
import type { AuthStrategy } from '../strategies/strategy.ts'
import type { ClientOptions } from './clientOptions.ts'
import { createSanityClientStore, type SanityClientStoreOptions } from './clientStore.ts'
import { ADA, JOURNAL } from './testing/createSanityWorld.ts'

const apiVersion = '2024-11-12'
const COOKIES: Credential = { withCredentials: true }

let stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops) stop()
  stops = []
})

/** A request as it reaches the network. */
interface Sent {
  readonly url: URL
  readonly headers: Headers
  readonly credentials: RequestCredentials
}

interface Scene {
  readonly emulator: Emulator
  readonly authStore: AuthStore<AuthUser>
  readonly sent: readonly Sent[]
  readonly last: () => Sent | undefined
  readonly getClient: (options?: Partial<ClientOptions>) => SanityClient
  /** Signs in at the project's host, as a studio's sign-in page does: the answer sets the cookie. */
  readonly signInByCookie: () => Promise<void>
}

/** A session of `credential`; `acquire` is who could give another. */
function scene(
  credential: (emulator: Emulator) => Credential,
  acquire?: AuthStrategy['acquire'],
  reach: SanityClientStoreOptions['reach'] = 'project',
): Scene {
  const emulator = createEmulator({})
  const sent: Sent[] = []
  const network = emulatorFetch(emulator, { origin: 'http://studio.localhost:3333' })
  const environment = serverEnvironment({
    fetch: (input, init) => {
      const { url, headers, credentials } = new Request(input, init)
      sent.push({ url: new URL(url), headers, credentials })
      return network(input, init)
    },
  })
  const strategy: AuthStrategy = {
    name: 'handed-in',
    persistence: 'none',
    start: () => ({ type: 'session', credential: seal(credential(emulator)), user: null }),
    ...(acquire && { acquire }),
  }
  const authStore = createAuthStore({ strategy, environment })
  const clients = createSanityClientStore({
    authStore,
    defaults: {
      projectId: JOURNAL,
      dataset: 'production',
      auth: { apiHost: 'http://api.localhost' },
    },
    environment,
    reach,
  })
  stops.push(clients.dispose, authStore.dispose, emulator.close)
  return {
    emulator,
    authStore,
    sent,
    last: () => sent.at(-1),
    getClient: (options) => clients.getClient({ apiVersion, ...options }),
    async signInByCookie() {
      await network(`http://${JOURNAL}.api.localhost/__emulator/cookies/session`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ person: ADA }),
      })
    },
  }
}

test('a session of cookies sends cookies, and no token', async () => {
  const { getClient, signInByCookie, last, emulator } = scene(() => COOKIES)
  await signInByCookie()
  await expect(getClient().request({ url: '/users/me' })).resolves.toMatchObject({ id: ADA })
  expect(last()?.credentials).toBe('include')
  expect(last()?.headers.has('Authorization')).toBe(false)
  expect(last()?.url.host).toBe(`${JOURNAL}.api.localhost`)
  expect(emulator.world.counters.bothCredentials).toBe(0)
})

test('withCredentials: false does not take the cookies from such a session', async () => {
  const { getClient, signInByCookie } = scene(() => COOKIES)
  await signInByCookie()
  const client = getClient({ withCredentials: false })
  await expect(client.request({ url: '/users/me' })).resolves.toMatchObject({ id: ADA })
})

test('a session of a token never sends cookies, whoever asks for them (W18)', async () => {
  const { getClient, signInByCookie, sent, emulator } = scene((emulator) => ({
    token: emulator.signIn(ADA, { kind: 'project', projectId: JOURNAL }).value,
  }))
  await signInByCookie()
  const client = getClient({ withCredentials: true })
  await client.request({ url: '/users/me' })
  await client.request({ url: '/users/me', withCredentials: true })
  await getClient({ token: emulator.signIn(ADA).value }).request({
    url: '/users/me',
    withCredentials: true,
  })
  expect(sent.map(({ credentials }) => credentials)).not.toContain('include')
  expect(sent.every(({ headers }) => headers.has('Authorization'))).toBe(true)
  expect(emulator.world.counters.bothCredentials).toBe(0)
})

test('refused cookies are asked for once more, and then sent again (W21)', async () => {
  let probes = 0
  const { getClient, signInByCookie, sent } = scene(
    () => COOKIES,
    async () => {
      probes += 1
      await signInByCookie()
      return { type: 'session', credential: seal(COOKIES), user: null }
    },
  )
  await expect(getClient().request({ url: '/users/me' })).resolves.toMatchObject({ id: ADA })
  expect([probes, sent.length]).toEqual([1, 2])
})

test('a stream is opened with cookies, and once more after they were refused (W21)', async () => {
  const { getClient, signInByCookie, sent, emulator } = scene(
    () => COOKIES,
    async () => {
      await signInByCookie()
      return { type: 'session', credential: seal(COOKIES), user: null }
    },
  )
  const opened = getClient().listen('*[_type == "post"]', {}, { events: ['welcome'] })
  await expect(firstValueFrom(opened)).resolves.toMatchObject({ type: 'welcome' })
  const streams = sent.filter(({ url }) => url.pathname.endsWith('/data/listen/production'))
  expect(streams.length).toBeGreaterThan(1)
  expect(new Set(streams.map(({ credentials }) => credentials))).toEqual(new Set(['include']))
  expect(streams.some(({ headers }) => headers.has('Authorization'))).toBe(false)
  expect(emulator.world.counters.bothCredentials).toBe(0)
})

test('cookies that stay refused are sent twice and no more; the error is the API’s', async () => {
  const { getClient, sent } = scene(
    () => COOKIES,
    async () => ({ type: 'session', credential: seal(COOKIES), user: null }),
  )
  await expect(getClient().request({ url: '/users/me' })).rejects.toMatchObject({ statusCode: 401 })
  expect(sent).toHaveLength(2)
})

test('a session of cookies that nobody has any more is over (W21)', async () => {
  const { getClient, authStore, sent } = scene(() => COOKIES)
  await expect(getClient().request({ url: '/users/me' })).rejects.toMatchObject({
    code: 'signed-out',
  })
  expect(authStore.getState()).toMatchObject({ type: 'logged-out' })
  expect(sent).toHaveLength(1)
})

test.each([
  { scope: 'global' },
  { resource: { mediaLibraryId: 'm' } },
  { resource: { canvasId: 'c' } },
] as const)("a studio's token asks the API itself for nothing: %j", async (options) => {
  const { getClient, sent } = scene((emulator) => ({
    token: emulator.signIn(ADA, { kind: 'project', projectId: JOURNAL }).value,
  }))
  expect(() => getClient(options)).toThrow(
    expect.objectContaining({
      code: 'project-token',
      message: expect.stringContaining('serves its own project only'),
    }),
  )
  expect(sent).toEqual([])
})

test("there, a token of the developer's own is nobody's business", async () => {
  const { getClient, emulator, last } = scene(() => COOKIES)
  const client = getClient({ scope: 'global', token: emulator.signIn(ADA).value })
  await expect(client.projects.list()).resolves.not.toHaveLength(0)
  expect(last()?.url.host).toBe('api.localhost')
})
