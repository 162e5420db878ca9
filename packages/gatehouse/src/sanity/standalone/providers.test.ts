import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isAuthError } from '../../errors.ts'
import type { AuthConfig, AuthProvider } from '../config.ts'
import type { SanityInstance } from '../instance.ts'
import { API_HOST, createSanityWorld, type SanityWorld } from '../testing/createSanityWorld.ts'
import { getLoginProviders } from './providers.ts'

let world: SanityWorld
beforeEach(() => {
  world = createSanityWorld({ parent: null, path: '/desk?tab=2' })
})
afterEach(() => world.close())

function instance(providers?: AuthConfig['providers']): SanityInstance {
  const auth = { apiHost: API_HOST, ...(providers && { providers }) }
  return world.instance({ auth }, { start: 'on-subscribe' })
}

const okta: AuthProvider = {
  name: 'okta',
  title: 'Okta',
  url: 'https://api.sanity.io/v1/auth/saml/login/abc?hint=1',
}

test("without a list of its own, the API's ways are offered", async () => {
  const providers = await getLoginProviders(instance())
  expect(providers.map(({ title }) => title)).toEqual(expect.arrayContaining(['Google', 'GitHub']))
  expect(world.sentTo('/auth/providers')).toHaveLength(1)
  expect(world.sent).toHaveLength(1)
})

test('each way leads back to where the person is, by a sign-in of its own (dead API)', async () => {
  const app = instance([okta])
  const [provider] = await getLoginProviders(app)
  const url = new URL(provider?.url ?? '')
  expect(url.origin + url.pathname).toBe('https://api.sanity.io/v1/auth/saml/login/abc')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    hint: '1',
    origin: expect.stringMatching(/\/desk\?tab=2&gatehouse_login=./),
    type: 'stampedToken',
    withSid: 'true',
  })
  expect(world.sent).toEqual([])
})

test.each([
  ['at once', (prev: readonly AuthProvider[]) => [...prev.slice(0, 1), okta]],
  ['later', async (prev: readonly AuthProvider[]) => [...prev.slice(0, 1), okta]],
])("a function makes its list of the API's, %s (dead API)", async (_, providers) => {
  const titles = (await getLoginProviders(instance(providers))).map(({ title }) => title)
  expect(titles).toEqual([expect.any(String), 'Okta'])
})

test('an address that is none, or a script, is not offered', async () => {
  const urls = ['javascript:alert(1)', 'nonsense', 'data:text/html,x', okta.url]
  const list = urls.map((url) => ({ name: url, title: url, url }))
  expect((await getLoginProviders(instance(list))).map(({ title }) => title)).toEqual([okta.url])
})

test('what the API answers is read with care', async () => {
  const signUps = ['javascript:alert(1)', 'https://www.sanity.io/signup']
  const providers = [null, { name: 'x' }, ...signUps.map((signUpUrl) => ({ ...okta, signUpUrl }))]
  vi.spyOn(world.environment, 'fetch').mockResolvedValue(Response.json({ providers }))
  const offered = await getLoginProviders(instance())
  expect(offered.map(({ signUpUrl }) => signUpUrl)).toEqual([undefined, signUps[1]])
})

test.each([
  ['cannot be reached', { kind: 'drop' }],
  ['is in trouble', { kind: 'status', status: 503 }],
] as const)('when the API %s, an error says so and can be tried again', async (_, fault) => {
  world.emulator.faults.add({ ...fault, match: { path: '/auth/providers' } })
  await expect(getLoginProviders(instance())).rejects.toSatisfy(
    (error) => isAuthError(error, 'network') && error.recoverable,
  )
})

test("when the app's function fails, an error says so and can be tried again", async () => {
  const providers = () => Promise.reject(new Error('theirs'))
  await expect(getLoginProviders(instance(providers))).rejects.toSatisfy(
    (error) => isAuthError(error, 'server') && error.recoverable,
  )
})

test('an API that does not answer is an error after 15 s (I6)', async () => {
  world.hold('/auth/providers')
  const failed = getLoginProviders(instance()).catch((error: unknown) => error)
  await world.pass(15_000)
  expect(isAuthError(await failed, 'timeout')).toBe(true)
})
