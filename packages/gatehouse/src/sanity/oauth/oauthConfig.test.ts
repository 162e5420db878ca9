import { expect, test } from 'vitest'
import { assertOAuthConfig } from './oauthConfig.ts'

const GOOD = { clientId: 'c', redirectUri: 'https://app.example/callback' }

test.each([
  GOOD,
  { ...GOOD, organizationId: 'o' },
  { ...GOOD, redirectUri: 'http://localhost:3333/' },
  { ...GOOD, redirectUri: 'http://app.localhost:3333/callback?x=1' },
  { ...GOOD, redirectUri: 'http://127.0.0.1:8080/callback' },
])('%j is fine', (oauth) => {
  expect(() => assertOAuthConfig(oauth)).not.toThrow()
})

test.each([
  [undefined, 'clientId'],
  [null, 'clientId'],
  [{ ...GOOD, clientId: '' }, 'clientId'],
  [{ ...GOOD, clientId: 7 }, 'clientId'],
  [{ clientId: 'c' }, 'redirectUri'],
  [{ ...GOOD, redirectUri: '/callback' }, 'redirectUri'],
  [{ ...GOOD, redirectUri: 'http://app.example/callback' }, 'redirectUri'],
  [{ ...GOOD, redirectUri: 'http://localhost.evil.example/' }, 'redirectUri'],
  [{ ...GOOD, redirectUri: 'https://app.example/#/callback' }, 'redirectUri'],
  [{ ...GOOD, redirectUri: 'javascript:alert(1)' }, 'redirectUri'],
  [{ ...GOOD, organizationId: '' }, 'organizationId'],
  [{ ...GOOD, organizationId: 7 }, 'organizationId'],
])('%j is not, and the sentence names the field', (oauth, field) => {
  expect(() => assertOAuthConfig(oauth)).toThrow(
    expect.objectContaining({
      code: 'config-invalid',
      message: expect.stringContaining(`auth.oauth.${field}`),
    }),
  )
})
