import { expect, test } from 'vitest'
import { assertClientOptions } from './assertClientOptions.ts'
import type { ClientOptions } from './clientOptions.ts'

const apiVersion = '2025-02-19'

function check(options: object): () => void {
  return () => assertClientOptions(options as ClientOptions)
}

test.each([
  { apiVersion },
  { apiVersion: 'v2025-02-19' },
  { apiVersion: '1' },
  { apiVersion: 'X' },
  { apiVersion, scope: 'global', projectId: 'p', dataset: 'd' },
  { apiVersion, scope: undefined, token: undefined },
  { apiVersion, token: 'sk-T', useCdn: false, withCredentials: true, useProjectHostname: false },
  { apiVersion, timeout: 0, maxRetries: 0, requestTagPrefix: '', proxy: 'https://proxy.example' },
  { apiVersion, perspective: ['rRelease', 'drafts'], apiHost: 'https://api.example' },
  { apiVersion, perspective: 'drafts', apiHost: 'http://api.localhost:4700' },
  { apiVersion, resource: { projectId: 'p', dataset: 'd' } },
  { apiVersion, resource: { mediaLibraryId: 'm' }, collaboration: { organizationId: 'o' } },
  { apiVersion, resource: { canvasId: 'c' } },
])('%j can be used', (options) => {
  expect(check(options)).not.toThrow()
})

test.each([
  [{}, "A client needs an apiVersion: a date such as '2025-02-19'."],
  [{ apiVersion: 2025 }, 'apiVersion must be a date'],
  [{ apiVersion: '2025' }, 'apiVersion must be a date'],
  [{ apiVersion: '' }, 'apiVersion must be a date'],
  [{ apiVersion, scope: 'project' }, "scope must be 'default' or 'global'"],
  [{ apiVersion, scope: null }, "scope must be 'default' or 'global'"],
  [{ apiVersion, projectId: '' }, 'projectId must be a non-empty string'],
  [{ apiVersion, dataset: 5 }, 'dataset must be a non-empty string'],
  [{ apiVersion, useCdn: 'true' }, 'useCdn must be true or false'],
  [{ apiVersion, useProjectHostname: 0 }, 'useProjectHostname must be true or false'],
  [{ apiVersion, withCredentials: 'include' }, 'withCredentials must be true or false'],
  [{ apiVersion, timeout: -1 }, 'timeout must be a number'],
  [{ apiVersion, maxRetries: Number.NaN }, 'maxRetries must be a number'],
  [{ apiVersion, perspective: [''] }, 'perspective must be'],
  [{ apiVersion, perspective: { releaseName: 'r' } }, 'perspective must be'],
  [{ apiVersion, requestTagPrefix: 5 }, 'requestTagPrefix must be a string'],
  [{ apiVersion, proxy: true }, 'proxy must be a string'],
  [{ apiVersion, collaboration: 'o' }, 'collaboration must be an object'],
  [{ apiVersion, token: '' }, 'token must be a token'],
  [{ apiVersion, token: 'sk\nT' }, 'token must be a token'],
  [{ apiVersion, apiHost: 'api.example' }, 'apiHost must be an absolute https URL'],
  [{ apiVersion, apiHost: 'http://api.example' }, 'apiHost must be an absolute https URL'],
  [{ apiVersion, resource: {} }, 'resource must be {projectId, dataset}, {mediaLibraryId} or'],
  [{ apiVersion, resource: null }, 'resource must be'],
  [{ apiVersion, resource: 'm' }, 'resource must be'],
  [{ apiVersion, resource: { projectId: 'p' } }, 'resource must be'],
  [{ apiVersion, resource: { mediaLibraryId: '' } }, 'resource must be'],
  [{ apiVersion, resource: { mediaLibraryId: 'm', canvasId: 'c' } }, 'resource must be'],
])('%j is refused, and the sentence says what is wanted', (options, sentence) => {
  expect(check(options)).toThrow(
    expect.objectContaining({ code: 'option-invalid', message: expect.stringContaining(sentence) }),
  )
})

test('what is refused is not quoted: it may be a token in the wrong place (I9)', () => {
  for (const name of ['apiVersion', 'scope', 'apiHost', 'token']) {
    let message = ''
    try {
      check({ apiVersion, [name]: 'sk CANARY' })()
    } catch (error) {
      message = String(error)
    }
    expect(message).toContain(name)
    expect(message).not.toContain('CANARY')
  }
})
