/**
 * The emulator is an authorization server if a certified client can work with it: over real HTTP,
 * with its own checks of what comes back.
 */
import * as oauth from 'oauth4webapi'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { localhostFetch } from './node/localhostFetch.ts'
import { type RunningEmulator, startEmulator } from './node/startEmulator.ts'
import { CLIENT, REDIRECT } from './testing/oauthApp.ts'
import { ADA, JOURNAL, MIRA } from './testing/tester.ts'

const client: oauth.Client = { client_id: CLIENT }
const http = { [oauth.allowInsecureRequests]: true, [oauth.customFetch]: localhostFetch }

let emulator: RunningEmulator
let server: oauth.AuthorizationServer

beforeEach(async () => {
  emulator = await startEmulator({ port: 0 })
  const endpoint = `${emulator.apiHost}/v1/auth/oauth`
  server = {
    issuer: emulator.apiHost,
    authorization_endpoint: `${endpoint}/authorize`,
    token_endpoint: `${endpoint}/token`,
    revocation_endpoint: `${endpoint}/revoke`,
    authorization_response_iss_parameter_supported: true,
  }
})

afterEach(async () => {
  await emulator.close()
})

test('it signs in, renews and signs out', async () => {
  const signedIn = await signIn()
  expect(signedIn).toMatchObject({ token_type: 'bearer', expires_in: 3600 })
  expect(await whoIs(signedIn.access_token)).toBe(ADA)

  const renewed = await refresh(signedIn.refresh_token ?? '')
  expect(renewed.refresh_token).not.toBe(signedIn.refresh_token)
  expect(await whoIs(renewed.access_token)).toBe(ADA)

  await revoke(renewed.refresh_token ?? '')
  expect(await whoIs(renewed.access_token)).toBeNull()
  expect(emulator.world.counters).toMatchObject({
    oauthCodes: 1,
    oauthExchanges: 1,
    oauthRefreshes: 1,
    oauthRevocations: 1,
  })
})

test('it is told what is wrong with a code and with a refresh token', async () => {
  const { back, verifier } = await authorize(ADA)
  await exchange(back, verifier)
  await expect(exchange(back, verifier)).rejects.toMatchObject({
    name: 'ResponseBodyError',
    status: 400,
    error: 'invalid_grant',
  })

  const signedIn = await signIn()
  await refresh(signedIn.refresh_token ?? '')
  await expect(refresh(signedIn.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })
})

test('it is told that a person was refused', async () => {
  await expect(authorize(MIRA)).rejects.toMatchObject({
    name: 'AuthorizationResponseError',
    error: 'access_denied',
    error_description: expect.stringContaining('policy'),
  })
})

test('the log of a sign-in names no code, verifier or token', async () => {
  const { back, verifier } = await authorize(ADA)
  const tokens = await exchange(back, verifier)
  const renewed = await refresh(tokens.refresh_token ?? '')
  await revoke(renewed.refresh_token ?? '')
  const secrets = [back.get('code'), verifier, ...Object.values(tokens), ...Object.values(renewed)]
    .map(String)
    .filter((text) => text.length > 30)
  expect(secrets).toHaveLength(6)
  // Where they do not belong, a query and a referer give them away.
  for (const secret of secrets) {
    await localhostFetch(`${emulator.apiHost}/v1/x?code=${secret}&code_verifier=${secret}`, {
      headers: { referer: `${REDIRECT}?code=${back.get('code')}&x=${tokens.refresh_token}` },
    })
  }

  const log = emulator.requests.list()
  expect(log).toHaveLength(4 + secrets.length)
  for (const secret of secrets) expect(JSON.stringify(log)).not.toContain(secret)
})

async function signIn(): Promise<oauth.TokenEndpointResponse> {
  const { back, verifier } = await authorize(ADA)
  return exchange(back, verifier)
}

async function authorize(person: string) {
  const verifier = oauth.generateRandomCodeVerifier()
  const state = oauth.generateRandomState()
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT,
    redirect_uri: REDIRECT,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    resource: 'urn:io.sanity:organization:oNorthlit',
    person,
  })
  const response = await localhostFetch(`${server.authorization_endpoint}?${query}`)
  const location = new URL(response.headers.get('location') ?? '')
  return { verifier, back: oauth.validateAuthResponse(server, client, location, state) }
}

async function exchange(back: URLSearchParams, verifier: string) {
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    back,
    REDIRECT,
    verifier,
    http,
  )
  return oauth.processAuthorizationCodeResponse(server, client, answer)
}

async function refresh(token: string) {
  const answer = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), token, http)
  return oauth.processRefreshTokenResponse(server, client, answer)
}

async function revoke(token: string) {
  const answer = await oauth.revocationRequest(server, client, oauth.None(), token, http)
  return oauth.processRevocationResponse(answer)
}

async function whoIs(token: string): Promise<unknown> {
  const response = await localhostFetch(
    `http://${JOURNAL}.api.localhost:${emulator.port}/v2021-06-07/users/me`,
    { headers: { authorization: `Bearer ${token}` } },
  )
  return response.ok ? (await response.json()).id : null
}
