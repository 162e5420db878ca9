import { expect, test } from 'vitest'
import { type ClientOptions, clientKey } from './clientOptions.ts'

const apiVersion = '2025-02-19'

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
    { apiVersion, apiHost: 'https://api.example' },
    { apiVersion, proxy: 'https://api.example' },
    { apiVersion, withCredentials: true },
    { apiVersion, collaboration: { organizationId: 'o' } },
    { apiVersion, token: 'sk-A' },
    { apiVersion, token: 'sk-B' },
    { apiVersion, resource: { projectId: 'p', dataset: 'd' } },
    { apiVersion, resource: { mediaLibraryId: 'p' } },
    { apiVersion, resource: { canvasId: 'p' } },
  ]
  expect(new Set(variants.map(clientKey)).size).toBe(variants.length)
})

test('what is wrong is not taken for what is right', () => {
  const wrong = [
    { apiVersion, timeout: '5' },
    { apiVersion, useCdn: 'true' },
    { apiVersion, token: 5 },
    { apiVersion, scope: null },
    { apiVersion, resource: null },
    { apiVersion: 1 },
  ] as unknown as ClientOptions[]
  const right: ClientOptions[] = [
    { apiVersion, timeout: 5 },
    { apiVersion, useCdn: true },
    { apiVersion, token: '5' },
    { apiVersion },
    { apiVersion: '1' },
  ]
  expect(new Set([...wrong, ...right].map(clientKey)).size).toBe(wrong.length + right.length)
})

test.each([undefined, null, '2025-02-19'])('%j is no set of options, and it says so', (options) => {
  expect(() => clientKey(options as unknown as ClientOptions)).toThrow(
    expect.objectContaining({
      code: 'option-invalid',
      message: expect.stringContaining('apiVersion'),
    }),
  )
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
