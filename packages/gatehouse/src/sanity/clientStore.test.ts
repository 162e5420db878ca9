/** Clients that follow the session: seeds/004, sanity.md §2 rows 9-11, W15. */
import { afterEach, expect, test } from 'vitest'
import type { ClientOptions } from './clientOptions.ts'
import { getClient } from './stateSources.ts'
import {
  BOOKSHOP,
  createSanityWorld,
  JOURNAL,
  type SanityWorld,
  signedInWorld,
} from './testing/createSanityWorld.ts'

let world: SanityWorld
afterEach(() => world.close())

const apiVersion = '2024-11-12'

async function signedIn() {
  const scene = await signedInWorld()
  world = scene
  const last = () => {
    const request = scene.sent.at(-1)
    if (!request) throw new Error('Nothing was sent')
    return request
  }
  return { ...scene, last }
}

test('a client without a scope speaks to the host of the project, as captured', async () => {
  const { app, token, last } = await signedIn()
  await getClient(app, { apiVersion }).fetch('count(*)')
  const { url, headers } = last()
  expect(url.host).toBe(`${JOURNAL}.api.localhost`)
  expect(url.pathname).toBe('/v2024-11-12/data/query/production')
  expect(url.searchParams.get('tag')).toBe('sanity.sdk')
  expect(headers.get('Authorization')).toBe(`Bearer ${token.value}`)
  expect(headers.has('X-Sanity-Project-ID')).toBe(false)
})

test('a global client speaks to the API itself, and names the project in a header', async () => {
  const { app, token, last } = await signedIn()
  const projects = await getClient(app, { apiVersion, scope: 'global' }).projects.list()
  expect(projects.map(({ id }) => id)).toContain(JOURNAL)
  const { url, headers } = last()
  expect([url.host, url.pathname]).toEqual(['api.localhost', '/v2024-11-12/projects'])
  expect(headers.get('X-Sanity-Project-ID')).toBe(JOURNAL)
  expect(headers.get('Authorization')).toBe(`Bearer ${token.value}`)
})

test("another project's client, and a dataset as a resource, speak to that project", async () => {
  const { app, last } = await signedIn()
  await getClient(app, { apiVersion, projectId: BOOKSHOP }).fetch('count(*)')
  expect(last().url.host).toBe(`${BOOKSHOP}.api.localhost`)
  const resource = { projectId: BOOKSHOP, dataset: 'production' }
  await getClient(app, { apiVersion, resource }).fetch('count(*)')
  expect(last().url.host).toBe(`${BOOKSHOP}.api.localhost`)
})

test('a media library is on the global host, without a project', async () => {
  const { app, last } = await signedIn()
  const client = getClient(app, { apiVersion, resource: { mediaLibraryId: 'mlAbc' } })
  await client.fetch('*').catch(() => undefined)
  const { url, headers } = last()
  expect([url.host, url.pathname]).toEqual([
    'api.localhost',
    '/v2024-11-12/media-libraries/mlAbc/query',
  ])
  expect(headers.has('X-Sanity-Project-ID')).toBe(false)
})

test('the same options are the same client, and others are not', async () => {
  const { app } = await signedIn()
  const client = getClient(app, { apiVersion })
  expect(getClient(app, { apiVersion })).toBe(client)
  expect(getClient(app, { apiVersion, useCdn: true })).not.toBe(client)
})

test('unknown options are named, before any request', async () => {
  const { app, sent } = await signedIn()
  const options = { apiVersion, datset: 'production' }
  expect(() => getClient(app, options)).toThrow(
    expect.objectContaining({ code: 'option-unknown', message: expect.stringContaining('datset') }),
  )
  expect(sent).toHaveLength(1)
})

test.each([
  ['no version', {}, 'apiVersion'],
  ['a scope that is none', { apiVersion, scope: 'project' }, 'scope'],
  ['a resource of no kind', { apiVersion, resource: { libraryId: 'm' } }, 'mediaLibraryId'],
  ["a name that the vendor's client refuses", { apiVersion, dataset: '-' }, 'no client'],
])('%s is a typed error with a sentence, before any request', async (_, options, sentence) => {
  const { app, sent } = await signedIn()
  for (let attempt = 0; attempt < 2; attempt += 1) {
    expect(() => getClient(app, options as ClientOptions)).toThrow(
      expect.objectContaining({
        code: 'option-invalid',
        message: expect.stringContaining(sentence),
      }),
    )
  }
  expect(sent).toHaveLength(1)
})

test('a canvas is on the global host, without a project', async () => {
  const { app, last } = await signedIn()
  const client = getClient(app, { apiVersion, resource: { canvasId: 'cAbc' } })
  await client.fetch('*').catch(() => undefined)
  const { url, headers } = last()
  expect([url.host, url.pathname]).toEqual(['api.localhost', '/v2024-11-12/canvases/cAbc/query'])
  expect(headers.has('X-Sanity-Project-ID')).toBe(false)
})

test("a client's own API host is asked in the same way, below the project's name", async () => {
  const { app, last } = await signedIn()
  const client = getClient(app, { apiVersion, apiHost: 'http://proxy.localhost:4800' })
  await client.fetch('count(*)').catch(() => undefined)
  expect(last().url.host).toBe(`${JOURNAL}.proxy.localhost:4800`)
})

test.each([
  ['by its own option', { useProjectHostname: false }, {}],
  ['by the configuration', {}, { useProjectHostname: false }],
])('without a project host, %s, the project is named in a header', async (_, options, config) => {
  const { instance, settle, sent, token } = await signedIn()
  const app = instance({ ...config, auth: { token: token.value } })
  await settle()
  await getClient(app, { apiVersion, ...options })
    .fetch('count(*)')
    .catch(() => undefined)
  const { url, headers } = sent.at(-1) ?? {}
  expect([url?.host, url?.pathname]).toEqual([
    'api.localhost',
    '/v2024-11-12/data/query/production',
  ])
  expect(headers?.get('X-Sanity-Project-ID')).toBe(JOURNAL)
})

test('every option of the vendor reaches its client', async () => {
  const { app } = await signedIn()
  const options = {
    apiVersion,
    useCdn: true,
    perspective: 'drafts',
    proxy: 'http://proxy.localhost',
    timeout: 5_000,
    maxRetries: 2,
    requestTagPrefix: 'shelf',
    collaboration: { organizationId: 'oNorthlit' },
    dataset: 'staging',
    projectId: BOOKSHOP,
    apiHost: 'http://api.localhost',
  } as const
  expect(getClient(app, options).config()).toMatchObject(options)
})

test('in a studio, a client of the host that all projects share is refused before any request', async () => {
  const { instance, sent } = await signedIn()
  const studio = instance({ studioMode: { enabled: true } })
  const before = sent.length
  expect(() => getClient(studio, { apiVersion, scope: 'global' })).toThrow(
    expect.objectContaining({ code: 'project-token' }),
  )
  expect(sent).toHaveLength(before)
  expect(() => getClient(studio, { apiVersion })).not.toThrow()
})

test('a client that is there before the session is waits for it, and then is its client', async () => {
  world = createSanityWorld()
  const { instance, load, signIn, settle, hold, sentTo } = world
  const release = hold('/users/me')
  load(`/#token=${signIn().value}`)
  const app = instance()
  const client = getClient(app, { apiVersion })
  const count = client.fetch('count(*[_type == "category"])')
  await settle()
  expect(sentTo('/data/query/production')).toHaveLength(0)
  release()
  await expect(count).resolves.toBe(2)
  expect(getClient(app, { apiVersion })).toBe(client)
})

test("a client with the developer's own token sends that one, and is not the session's", async () => {
  const { app, signIn, last, parent, revoke } = await signedIn()
  const own = signIn()
  const client = getClient(app, { apiVersion, token: own.value })
  expect(getClient(app, { apiVersion, token: own.value })).toBe(client)
  expect(getClient(app, { apiVersion })).not.toBe(client)
  await client.fetch('count(*)')
  expect(last().headers.get('Authorization')).toBe(`Bearer ${own.value}`)
  revoke(own)
  await expect(client.fetch('count(*)')).rejects.toMatchObject({ statusCode: 401 })
  expect(parent.asked()).toBe(0)
})

test('whether cookies are sent is for the session to say', async () => {
  const { app, last, token } = await signedIn()
  await getClient(app, { apiVersion, withCredentials: true }).fetch('count(*)')
  expect(last().headers.get('Authorization')).toBe(`Bearer ${token.value}`)
})

test('after a sign-out no client sends anything', async () => {
  const { app, sent } = await signedIn()
  const client = getClient(app, { apiVersion })
  await app.authStore.logout()
  const requests = sent.length
  await expect(client.fetch('count(*)')).rejects.toMatchObject({ code: 'session-changed' })
  await expect(getClient(app, { apiVersion }).fetch('count(*)')).rejects.toMatchObject({
    code: 'signed-out',
  })
  expect(sent).toHaveLength(requests)
})
