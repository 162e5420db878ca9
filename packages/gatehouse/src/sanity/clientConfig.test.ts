import { expect, test } from 'vitest'
import { clientConfig, clientScope, speaksGlobally } from './clientConfig.ts'

const apiVersion = '2025-02-19'
const DEFAULTS = { projectId: 'abc12345', dataset: 'production' }

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

test.each([
  ['as it is set up', {}, {}, true],
  ["through a proxy of the project's", {}, { useProjectHostname: false }, false],
  ['past the proxy', { useProjectHostname: true }, { useProjectHostname: false }, true],
  ['by an option', { useProjectHostname: false }, {}, false],
  ['globally', { scope: 'global' }, {}, false],
  [
    'globally, and on its own host all the same',
    { scope: 'global', useProjectHostname: true },
    {},
    true,
  ],
] as const)('a project is asked %s', (...[, options, defaults, isOwnHost]) => {
  const { useProjectHostname, projectId } = clientConfig(
    { apiVersion, ...options },
    { ...DEFAULTS, ...defaults },
  )
  expect([useProjectHostname, projectId]).toEqual([isOwnHost, 'abc12345'])
})

test.each([
  ['without a project', { scope: 'default' }, {}],
  ['a media library', { resource: { mediaLibraryId: 'm' }, useProjectHostname: true }, DEFAULTS],
  ['a canvas', { resource: { canvasId: 'c' }, scope: 'default' }, DEFAULTS],
] as const)('%s there is no host of a project, whatever is asked for', (_, options, defaults) => {
  expect(clientConfig({ apiVersion, ...options }, defaults).useProjectHostname).toBe(false)
})

test.each([
  [{}, false],
  [{ projectId: 'p' }, false],
  [{ resource: { projectId: 'p', dataset: 'd' } }, false],
  [{ scope: 'global' }, true],
  [{ resource: { mediaLibraryId: 'm' } }, true],
  [{ resource: { canvasId: 'c' } }, true],
  [{ useProjectHostname: false }, true],
  [{ useProjectHostname: false, apiHost: 'https://api.sanity.work' }, true],
  [{ useProjectHostname: false, apiHost: 'https://content.example/api/abc12345' }, false],
  [{ scope: 'global', apiHost: 'https://content.example/api/abc12345' }, true],
] as const)('%j speaks to the host that all projects share: %j', (options, expected) => {
  expect(speaksGlobally({ apiVersion, ...options }, DEFAULTS)).toBe(expected)
})

test('a project is needed for a host of its own', () => {
  expect(speaksGlobally({ apiVersion }, {})).toBe(true)
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
