import { expect, test } from 'vitest'
import { allowedOrigins } from './allowedOrigins.ts'

const PRODUCTION = { appHref: 'https://app.example/', apiHost: 'https://api.sanity.io' }
const LOCAL = { ...PRODUCTION, appHref: 'http://localhost:3333/' }

test.each(['https://sanity.io', 'https://www.sanity.io', 'https://dashboard.eu.sanity.io'])(
  '%s may embed an app anywhere',
  (origin) => {
    expect(allowedOrigins(PRODUCTION)(origin)).toBe(true)
  },
)

test.each([
  'https://sanity.io.evil.com',
  'https://evilsanity.io',
  'https://evil.com',
  'http://sanity.io',
  'http://www.sanity.io',
  'https://sanity.io:8443',
  'https://www.sanity.io:8443',
  'https://www.sanity.io.',
  'https://SANITY.io',
  'https://sanity.work',
  'wss://www.sanity.io',
  'null',
  '',
  'https://',
  'file://',
  'http://localhost:3000',
  'http://127.0.0.1:3000',
])('%j may not embed an app that is on the web (S6, F36)', (origin) => {
  expect(allowedOrigins(PRODUCTION)(origin)).toBe(false)
})

test.each([
  'http://localhost:3000',
  'https://localhost',
  'http://dashboard.localhost:3000',
  'http://127.0.0.1:3000',
  'http://[::1]:3000',
  'https://www.sanity.io',
])('%s may embed an app that is on this machine', (origin) => {
  expect(allowedOrigins(LOCAL)(origin)).toBe(true)
})

test.each([
  'http://localhost.evil.com',
  'http://evillocalhost',
  'http://127.0.0.1.evil.com',
  'http://192.168.0.5:3000',
  'http://128.0.0.1',
  'null',
])('%s is not this machine (B6)', (origin) => {
  expect(allowedOrigins(LOCAL)(origin)).toBe(false)
})

test('with the staging API, the staging dashboard is the one', () => {
  const allows = allowedOrigins({ ...PRODUCTION, apiHost: 'https://api.sanity.work' })
  expect(allows('https://www.sanity.work')).toBe(true)
  expect(allows('https://www.sanity.io')).toBe(false)
})

test('a list takes the place of the defaults, with exact origins and whole labels', () => {
  const allows = allowedOrigins({
    ...LOCAL,
    dashboardOrigins: ['https://cms.example', 'https://*.cms.example:8443'],
  })
  expect(allows('https://cms.example')).toBe(true)
  expect(allows('https://a.cms.example:8443')).toBe(true)
  expect(allows('https://a.b.cms.example:8443')).toBe(true)
  const strangers = [
    'https://a.cms.example',
    'https://cms.example:8443',
    'https://acms.example:8443',
    'http://a.cms.example:8443',
    'https://cms.example.evil.com',
    'https://www.sanity.io',
    'http://localhost:3000',
  ]
  expect(strangers.filter(allows)).toEqual([])
})

test('an empty list allows nobody', () => {
  expect(allowedOrigins({ ...LOCAL, dashboardOrigins: [] })('https://www.sanity.io')).toBe(false)
})

test.each([
  '*',
  'null',
  '',
  'sanity.io',
  '*.sanity.io',
  'https://*',
  'https://*.',
  'https://sanity.io/',
  'https://sanity.io/path',
  'https://a.*.sanity.io',
  'https://*.*.sanity.io',
  'https://*.sanity.io/path',
  'https://user@sanity.io',
  'https://SANITY.io',
  'https://sanity.io:443',
  'javascript:alert(1)',
  'file:///',
])('%j is no origin, and the developer is told', (entry) => {
  expect(() => allowedOrigins({ ...LOCAL, dashboardOrigins: [entry] })).toThrow(
    expect.objectContaining({ name: 'AuthError', code: 'config-invalid' }),
  )
})
