import { expect, test } from 'vitest'
import { createOAuthApp, REDIRECT } from '../../testing/oauthApp.ts'
import { ADA, MIRA, TOMAS } from '../../testing/tester.ts'

const NORTHLIGHT = 'urn:io.sanity:organization:oNorthlit'
const FJORDLINE = 'urn:io.sanity:organization:oFjordlin'

test('the page names the app and everybody, in plain links that carry the request on', async () => {
  const { open, emulator, fetch } = await createOAuthApp()
  const response = await open()
  const html = await response.text()

  expect(response.status).toBe(200)
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(html).toContain('Gatehouse demo (app.localhost:3333)')
  expect(html).toContain('Tomás Lindqvist')
  expect(html).not.toContain('<script')
  expect(emulator.world.counters.oauthCodes).toBe(0)

  const href = new RegExp(`href="([^"]*person=${ADA})"`).exec(html)?.[1]?.replaceAll('&amp;', '&')
  const chosen = await fetch(new URL(href ?? '', 'http://api.localhost'))
  expect(chosen.status).toBe(302)
  expect(chosen.headers.get('location')).toMatch(`${REDIRECT}?code=`)
})

test('a person returns with a code, the state of the app and the issuer', async () => {
  const { authorize, emulator } = await createOAuthApp()
  const back = await authorize({ state: 'x y&z=1', resource: NORTHLIGHT })
  expect(Object.fromEntries(back)).toEqual({
    code: expect.stringMatching(/^[A-Za-z0-9]{40}$/),
    state: 'x y&z=1',
    iss: 'http://api.localhost',
  })
  expect(emulator.world.counters.oauthCodes).toBe(1)
})

test('the issuer has the port of the platform', async () => {
  const { emulator } = await createOAuthApp()
  const query = new URLSearchParams({ client_id: 'gatehouse-demo', redirect_uri: REDIRECT })
  const url = `http://api.localhost:4711/v1/auth/oauth/authorize?${query}`
  const response = await emulator.fetch(new Request(url))
  expect(new URL(response.headers.get('location') ?? '').searchParams.get('iss')).toBe(
    'http://api.localhost:4711',
  )
})

test.each([
  [{ client_id: undefined }, 'client_id'],
  [{ client_id: 'somebody-else' }, 'client_id'],
  [{ redirect_uri: undefined }, 'redirect_uri'],
  [{ redirect_uri: 'https://evil.example/callback' }, 'redirect_uri'],
  [{ redirect_uri: `${REDIRECT}/more` }, 'redirect_uri'],
  [{ redirect_uri: `${REDIRECT}#x` }, 'redirect_uri'],
  [{ redirect_uri: 'javascript:alert(1)' }, 'redirect_uri'],
])('S4: %j shows a page, and sends nobody anywhere', async (bend, named) => {
  const { open } = await createOAuthApp()
  const response = await open({ person: ADA, ...bend })
  expect(response.status).toBe(400)
  expect(response.headers.get('location')).toBeNull()
  expect(await response.text()).toContain(named)
})

test.each(['client_id=gatehouse-demo', `redirect_uri=${encodeURIComponent(REDIRECT)}`])(
  'S4: a second %s shows a page, too',
  async (more) => {
    const { fetch } = await createOAuthApp()
    const query = new URLSearchParams({ client_id: 'gatehouse-demo', redirect_uri: REDIRECT })
    const url = `http://api.localhost/v1/auth/oauth/authorize?${query}`
    expect((await fetch(url)).status).toBe(302)
    expect((await fetch(`${url}&${more}`)).status).toBe(400)
  },
)

test.each([
  [{ code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
  [{ code_challenge: undefined }, 'invalid_request'],
  [{ code_challenge: 'short' }, 'invalid_request'],
  [{ code_challenge_method: undefined }, 'invalid_request'],
  [{ code_challenge_method: 'plain' }, 'invalid_request'],
  [{ response_type: undefined }, 'invalid_request'],
  [{ response_type: 'token' }, 'unsupported_response_type'],
  [{ resource: 'urn:io.sanity:organization:oNobody' }, 'invalid_target'],
  [{ resource: 'https://api.localhost' }, 'invalid_target'],
  [{ resource: '' }, 'invalid_target'],
])('%j goes back to the app as %s', async (bend, error) => {
  const { authorize, emulator } = await createOAuthApp()
  expect(Object.fromEntries(await authorize(bend))).toEqual({
    error,
    error_description: expect.any(String),
    state: 'the-state',
    iss: 'http://api.localhost',
  })
  expect(emulator.world.oauth.codes.size).toBe(0)
})

test('a parameter that is there twice goes back to the app', async () => {
  const { open, fetch } = await createOAuthApp()
  const page = await (await open()).text()
  const href = new RegExp(`href="([^"]*person=${ADA})"`).exec(page)?.[1]?.replaceAll('&amp;', '&')
  const response = await fetch(new URL(`${href}&state=other`, 'http://api.localhost'))
  const back = new URL(response.headers.get('location') ?? '').searchParams
  expect(back.get('error')).toBe('invalid_request')
  expect(back.get('error_description')).toContain('state')
})

test('a person whose sign-in is refused returns without a code', async () => {
  const { authorize } = await createOAuthApp()
  const back = await authorize({ person: MIRA })
  expect(back.get('error')).toBe('access_denied')
  expect(back.get('error_description')).toContain('policy')
  expect(back.has('code')).toBe(false)
})

test('only a member can sign in to an organization', async () => {
  const { authorize } = await createOAuthApp()
  const back = await authorize({ person: ADA, resource: FJORDLINE })
  expect(back.get('error')).toBe('access_denied')
  expect(back.get('error_description')).toContain('Fjordline Museum')
  expect((await authorize({ person: TOMAS, resource: FJORDLINE })).has('code')).toBe(true)
})

test('a person that does not exist is a page', async () => {
  const { open } = await createOAuthApp()
  const response = await open({ person: 'nobody' })
  expect(response.status).toBe(400)
  expect(await response.text()).toContain('no such person')
})
