import { expect, test } from 'vitest'
import { authorizeUrl } from './authorizeUrl.ts'
import { createOAuthServer } from './oauthServer.ts'

const REQUEST = { state: 's', codeChallenge: 'h' }

test('the address is the one of the vendor, on the API host of the configuration', () => {
  const oauth = { clientId: 'c d', redirectUri: 'https://app.example/cb?x=1&y=2' }
  const url = new URL(authorizeUrl(createOAuthServer(oauth, 'https://api.sanity.io'), REQUEST))
  expect(url.origin + url.pathname).toBe('https://api.sanity.io/v1/auth/oauth/authorize')
  expect([...url.searchParams]).toEqual([
    ['response_type', 'code'],
    ['client_id', 'c d'],
    ['redirect_uri', 'https://app.example/cb?x=1&y=2'],
    ['state', 's'],
    ['code_challenge', 'h'],
    ['code_challenge_method', 'S256'],
  ])
})

test('with an organization, its tokens are asked for only (RFC 8707)', () => {
  const oauth = { clientId: 'c', redirectUri: 'https://app.example/', organizationId: 'oX' }
  const url = new URL(authorizeUrl(createOAuthServer(oauth, 'https://api.sanity.io'), REQUEST))
  expect(url.searchParams.get('resource')).toBe('urn:io.sanity:organization:oX')
})
