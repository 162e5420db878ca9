import { expect, test } from 'vitest'
import { type ClientOptions, clientConfig, clientKey, clientScope } from './clientOptions.ts'

const apiVersion = '2025-02-19'
const DEFAULTS = { projectId: 'abc12345', dataset: 'production' }

test('equal options have equal keys, in whatever order they were written', () => {
  const key = clientKey({ apiVersion, projectId: 'p', scope: 'global', useCdn: true })
  expect(clientKey({ useCdn: true, scope: 'global', projectId: 'p', apiVersion })).toBe(key)
  const resource = { projectId: 'p', dataset: 'd' }
  expect(clientKey({ apiVersion, resource: { dataset: 'd', projectId: 'p' } })).toBe(
    clientKey({ apiVersion, resource }),
  )
  expect(clientKey({ apiVersion, perspective: ['r1', 'drafts'] })).toBe(
    clientKey({ apiVersion, perspective: ['r1', 'drafts'] }),
  )
})

test('options that differ in anything have different keys', () => {
  const variants: ClientOptions[] = [
    { apiVersion },
    { apiVersion: '2024-11-12' },
    { apiVersion, scope: 'global' },
    { apiVersion, scope: 'default' },
    { apiVersion, projectId: 'p' },
    { apiVersion, dataset: 'p' },
    { apiVersion, dataset: '' },
    { apiVersion, projectId: 'p', dataset: 'd' },
    { apiVersion, projectId: 'pd' },
    { apiVersion, useCdn: true },
    { apiVersion, useCdn: false },
    { apiVersion, timeout: 0 },
    { apiVersion, maxRetries: 0 },
    { apiVersion, perspective: 'drafts' },
    { apiVersion, perspective: ['drafts'] },
    { apiVersion, perspective: ['r1', 'drafts'] },
    { apiVersion, perspective: ['drafts', 'r1'] },
    { apiVersion, requestTagPrefix: 'a' },
    { apiVersion, useProjectHostname: true },
    { apiVersion, token: 'sk-A' },
    { apiVersion, token: 'sk-B' },
    { apiVersion, resource: { projectId: 'p', dataset: 'd' } },
    { apiVersion, resource: { mediaLibraryId: 'p' } },
    { apiVersion, resource: { canvasId: 'p' } },
  ]
  expect(new Set(variants.map(clientKey)).size).toBe(variants.length)
})

test('a key holds no token, nor a part of one (W15)', () => {
  const token = 'sk-CANARY-0123456789'
  const key = clientKey({ apiVersion, token })
  for (let at = 0; at + 4 <= token.length; at += 1)
    expect(key).not.toContain(token.slice(at, at + 4))
})

test('unknown options are named, all of them, with those that are known', () => {
  const options = { apiVersion, datset: 'production', useCDN: true }
  expect(() => clientKey(options)).toThrow(
    expect.objectContaining({
      code: 'option-unknown',
      message: expect.stringMatching(
        /^Unknown client options datset, useCDN\. Known are .*dataset/,
      ),
    }),
  )
})

test.each(['auth', 'requestHandler', 'resolveFetch', 'headers', 'fetch', '~experimental_resource'])(
  'the option %s, which would undo the session, is unknown',
  (name) => {
    expect(() => clientKey({ apiVersion, [name]: {} } as ClientOptions)).toThrow(
      expect.objectContaining({ code: 'option-unknown' }),
    )
  },
)

test('a project, wherever it is named, has its own host', () => {
  expect(clientScope({ apiVersion }, DEFAULTS)).toBe('default')
  expect(clientScope({ apiVersion, projectId: 'p' }, {})).toBe('default')
  expect(clientScope({ apiVersion, resource: { projectId: 'p', dataset: 'd' } }, {})).toBe(
    'default',
  )
})

test('what belongs to no project, or is asked for so, is on the global host', () => {
  expect(clientScope({ apiVersion }, {})).toBe('global')
  expect(clientScope({ apiVersion, scope: 'global', projectId: 'p' }, DEFAULTS)).toBe('global')
  expect(clientScope({ apiVersion, resource: { mediaLibraryId: 'm' } }, DEFAULTS)).toBe('global')
  expect(clientScope({ apiVersion, resource: { canvasId: 'c' } }, DEFAULTS)).toBe('global')
})

test("options go before the instance's own configuration, a resource before both", () => {
  const defaults = {
    ...DEFAULTS,
    perspective: 'drafts' as const,
    auth: { apiHost: 'https://api.example' },
  }
  expect(clientConfig({ apiVersion }, defaults)).toEqual({
    ...DEFAULTS,
    apiVersion,
    perspective: 'drafts',
    apiHost: 'https://api.example',
    useCdn: false,
    requestTagPrefix: 'sanity.sdk',
    ignoreBrowserTokenWarning: true,
    useProjectHostname: true,
  })
  const resource = { projectId: 'r', dataset: 's' }
  const wanted = clientConfig(
    { apiVersion, dataset: 'other', perspective: 'raw', resource },
    defaults,
  )
  expect(wanted).toMatchObject({ ...resource, perspective: 'raw' })
})

test("the developer's token is not in the configuration: the store decides who carries one", () => {
  expect(clientConfig({ apiVersion, token: 'sk-T' }, DEFAULTS)).not.toHaveProperty('token')
})

test('what belongs to no project is not asked for in the name of one', () => {
  const resource = { mediaLibraryId: 'm' }
  const config = clientConfig({ apiVersion, projectId: 'p', dataset: 'd', resource }, DEFAULTS)
  expect(config).toMatchObject({ resource: { type: 'media-library', id: 'm' } })
  expect([config.projectId, config.dataset]).toEqual([undefined, undefined])
})

test('a resource that is none is refused', () => {
  const resource = { libraryId: 'm' } as unknown as { mediaLibraryId: string }
  expect(() => clientConfig({ apiVersion, resource }, {})).toThrow(
    expect.objectContaining({ code: 'option-unknown' }),
  )
})
