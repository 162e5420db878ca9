import { expect, test } from 'vitest'
import { assertConfig, isStudioConfig } from './config.ts'

test.each([
  [{}],
  [{ projectId: 'abc12345', dataset: 'production', perspective: 'drafts' }],
  [{ perspective: ['rRelease', 'drafts'] }],
  [{ auth: { token: 'sk-T', apiHost: 'https://api.sanity.work', dashboardOrigins: [] } }],
  [{ auth: { apiHost: 'http://api.localhost:4700' } }],
  [{ auth: undefined, projectId: undefined }],
  [{ studioMode: { enabled: false } }],
])('%j can be used', (config) => {
  expect(() => assertConfig(config)).not.toThrow()
})

test.each([
  ['nothing', undefined, 'Pass a configuration object'],
  ['null', null, 'Pass a configuration object'],
  ['a string', 'abc12345', 'Pass a configuration object'],
  ['a list', [{}], 'Pass a configuration object'],
  ['a projectId of a wrong type', { projectId: 5 }, 'projectId must be of type string'],
  ['a null dataset', { dataset: null }, 'dataset must be of type string'],
  [
    'a perspective of a wrong type',
    { perspective: 5 },
    'perspective must be of type string or object',
  ],
  ['auth of a wrong type', { auth: 'sk-T' }, 'auth must be of type object'],
  ['a null token', { auth: { token: null } }, 'auth.token must be of type string'],
  ['a clientFactory that is none', { auth: { clientFactory: {} } }, 'auth.clientFactory must be'],
  ['an address of a wrong type', { auth: { initialLocationHref: 5 } }, 'auth.initialLocationHref'],
  [
    'one origin in place of a list',
    { auth: { dashboardOrigins: 'https://a.example' } },
    'auth.dashboardOrigins',
  ],
  ['a relative apiHost', { auth: { apiHost: '/api' } }, 'auth.apiHost'],
  ['an apiHost without a scheme', { auth: { apiHost: 'localhost:4700' } }, 'auth.apiHost'],
  ['an apiHost that is a script', { auth: { apiHost: 'javascript:alert(1)' } }, 'auth.apiHost'],
  ['an apiHost in the clear (S7)', { auth: { apiHost: 'http://api.sanity.io' } }, 'auth.apiHost'],
  [
    'an apiHost that looks local (S7)',
    { auth: { apiHost: 'http://localhost.evil.com' } },
    'auth.apiHost',
  ],
  [
    'an unknown studio mode',
    { studioMode: { enabled: 'yes' } },
    'studioMode must be {enabled: true}',
  ],
  [
    'two modes',
    { studio: {}, auth: { oauth: { clientId: 'c', redirectUri: 'r' } } },
    'Choose one mode',
  ],
])('%s is refused with a sentence that names it', (_, config, sentence) => {
  expect(() => assertConfig(config)).toThrow(
    expect.objectContaining({
      name: 'AuthError',
      code: 'config-invalid',
      recoverable: false,
      message: expect.stringContaining(sentence),
    }),
  )
})

test('a refusal never repeats the value (I9)', () => {
  expect(() => assertConfig({ auth: { token: ['sk-CANARY'] } })).toThrow(/^((?!CANARY).)*$/)
})

test('a studio is told by either of its fields', () => {
  expect(isStudioConfig({ studio: {} })).toBe(true)
  expect(isStudioConfig({ studioMode: { enabled: true } })).toBe(true)
  expect(isStudioConfig({ studioMode: { enabled: false } })).toBe(false)
  expect(isStudioConfig({})).toBe(false)
})
