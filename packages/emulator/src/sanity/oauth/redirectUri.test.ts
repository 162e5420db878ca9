import { expect, test } from 'vitest'
import { isRegisteredRedirect, withOutcome } from './redirectUri.ts'

const REGISTERED = [
  'http://localhost/callback',
  'http://*.localhost/',
  'http://127.0.0.1/oauth/callback',
  'https://app.example/callback?from=sanity',
]

test.each([
  ['http://localhost/callback', true],
  ['http://localhost:5173/callback', true],
  ['http://app.localhost:3333/', true],
  ['http://a.b.localhost/', true],
  ['http://127.0.0.1:1/oauth/callback', true],
  ['https://app.example/callback?from=sanity', true],
  ['http://localhost', false],
  ['http://localhost:5173/', false],
  ['http://localhost:5173/callback/', false],
  ['http://localhost:5173/callback?x=1', false],
  ['http://localhost:5173/callback#x', false],
  ['http://localhost:5173/callback/../callback', false],
  ['http://localhost:5173/%63allback', false],
  ['http://localhost:/callback', false],
  ['http://localhost:x@evil.example/callback', false],
  ['http://localhost@evil.example/callback', false],
  ['http://localhost.evil.example/callback', false],
  ['http://evil.example/.localhost/', false],
  ['http://evil.example?.localhost/', false],
  ['http://evil.example\\.localhost/', false],
  ['http://.localhost/', false],
  ['http://evillocalhost/', false],
  ['https://localhost/callback', false],
  ['http://127.0.0.1/', false],
  ['http://127x0.0.1/oauth/callback', false],
  ['https://app.example:8443/callback?from=sanity', false],
  ['https://app.example/callback', false],
  ['javascript:alert(1)//localhost/callback', false],
  ['', false],
])('S4: a client may return to %s: %s', (uri, isRegistered) => {
  expect(isRegisteredRedirect(uri, REGISTERED)).toBe(isRegistered)
})

test('the outcome joins what the redirect URI has in its query', () => {
  expect(
    withOutcome('https://app.example/callback?from=sanity', { code: 'a b', state: null }),
  ).toBe('https://app.example/callback?from=sanity&code=a+b')
})
