/** How the authorization server is asked: S7, S8, F9. */
import { expect, test } from 'vitest'
import { serverEnvironment } from '../../ports/serverEnvironment.ts'
import { refreshTokens, revokeTokens } from './oauthGrants.ts'
import { createOAuthServer } from './oauthServer.ts'

const OAUTH = { clientId: 'c', redirectUri: 'https://app.example/callback' }
const TOKENS = { token: 'at-1', refreshToken: 'rt-1', lifetimeMs: 1 }
const FRESH = { access_token: 'at-2', token_type: 'bearer', expires_in: 60 }

/** A network that answers everything in the same way, and keeps what it was asked. */
function network(answer: () => Response = () => Response.json(FRESH)) {
  const asked: { readonly url: string; readonly init: RequestInit | undefined }[] = []
  const environment = serverEnvironment({
    async fetch(url, init) {
      asked.push({ url: String(url), init })
      return answer()
    },
  })
  const { signal } = new AbortController()
  return { asked, context: { environment, signal } }
}

test('a request carries no cookies, follows no redirect, and has no secret in its address', async () => {
  const { asked, context } = network()
  await refreshTokens(createOAuthServer(OAUTH, 'https://api.sanity.io'), TOKENS, context)
  const [request] = asked
  expect(request?.url).toBe('https://api.sanity.io/v1/auth/oauth/token')
  expect(request?.init).toMatchObject({
    method: 'POST',
    credentials: 'omit',
    redirect: 'manual',
    signal: context.signal,
    body: 'refresh_token=rt-1&grant_type=refresh_token&client_id=c',
  })
  expect(JSON.stringify(request?.init?.headers)).not.toContain('rt-1')
})

test.each(['http://api.example', 'http://localhost.evil.example'])(
  'nothing is ever sent to %s (S7)',
  async (apiHost) => {
    const { asked, context } = network()
    const server = createOAuthServer(OAUTH, apiHost)
    await refreshTokens(server, TOKENS, context)
    await expect(revokeTokens(server, TOKENS, context)).rejects.toMatchObject({ code: 'network' })
    expect(asked).toEqual([])
  },
)

test('an API on this machine may do without https', async () => {
  const { asked, context } = network()
  await refreshTokens(createOAuthServer(OAUTH, 'http://localhost:4700'), TOKENS, context)
  expect(asked).toHaveLength(1)
})

test('a redirect is no answer: what was sent goes nowhere else (S7)', async () => {
  const headers = { location: 'https://evil.example/' }
  const { asked, context } = network(() => new Response(null, { status: 307, headers }))
  const server = createOAuthServer(OAUTH, 'https://api.sanity.io')
  expect(await refreshTokens(server, TOKENS, context)).toMatchObject({ type: 'transient' })
  await expect(revokeTokens(server, TOKENS, context)).rejects.toMatchObject({ code: 'server' })
  expect(asked.map(({ url }) => new URL(url).host)).toEqual(Array(3).fill('api.sanity.io'))
})

test('a server that does not rotate leaves the refresh token in force (RFC 6749 §6)', async () => {
  const { context } = network()
  const server = createOAuthServer(OAUTH, 'https://api.sanity.io')
  const outcome = await refreshTokens(server, TOKENS, context)
  expect(outcome.type === 'fresh' && outcome.credential).toMatchObject({
    token: 'at-2',
    refreshToken: 'rt-1',
    lifetimeMs: 60_000,
  })
})

test('a refresh token that is renewed takes the place of the old one', async () => {
  const { context } = network(() => Response.json({ ...FRESH, refresh_token: 'rt-2' }))
  const server = createOAuthServer(OAUTH, 'https://api.sanity.io')
  const outcome = await refreshTokens(server, TOKENS, context)
  expect(outcome.type === 'fresh' && outcome.credential).toHaveProperty('refreshToken', 'rt-2')
})

test.each([
  [400, { error: 'invalid_request' }, false],
  [429, {}, false],
  [404, 'Not Found', false],
  [200, 'half of a page', true],
  [502, 'Bad Gateway', true],
  [504, {}, true],
] as const)('%i %j may have used it up: %s (F10)', async (status, body, maybeSent) => {
  const { context } = network(() => Response.json(body, { status }))
  const server = createOAuthServer(OAUTH, 'https://api.sanity.io')
  expect(await refreshTokens(server, TOKENS, context)).toEqual({ type: 'transient', maybeSent })
})

test('without a refresh token nothing is sent', async () => {
  const { asked, context } = network()
  const server = createOAuthServer(OAUTH, 'https://api.sanity.io')
  expect(await refreshTokens(server, { token: 'at-1' }, context)).toMatchObject({ type: 'fatal' })
  expect(asked).toEqual([])
})
