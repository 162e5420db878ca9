import { expect, test } from 'vitest'
import { textAt } from '../testing/at.ts'
import { ADA, createTester, MIRA, TOMAS } from '../testing/tester.ts'

const LOGIN = 'http://www.localhost/login'
const APP = 'http://localhost:3333/app?tab=1'

test('the page names everybody, in plain links that carry the request on', async () => {
  const { status, headers, html } = await open({ origin: APP, withSid: 'true' })
  expect(status).toBe(200)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(html).toContain('Tomás Lindqvist')
  expect(html).toContain('This sign-in will be refused')
  expect(html).not.toMatch(/<script|(?:src|href)="https?:/)
  const href = new RegExp(`href="([^"]*person=${ADA})"`).exec(html)?.[1]?.replaceAll('&amp;', '&')
  const next = await open(Object.fromEntries(new URL(href ?? '', LOGIN).searchParams))
  expect(next.status).toBe(302)
})

test('a person returns to the page that they came from, with a code in the hash', async () => {
  const { api, location } = await choose(ADA)
  expect(location.href).toMatch(/^http:\/\/localhost:3333\/app\?tab=1#sid=[A-Za-z0-9]{32}$/)
  const sid = new URLSearchParams(location.hash.slice(1)).get('sid')
  const { body } = await api(`/auth/fetch?sid=${sid}`)
  expect(textAt(body, 'token')).toMatch(/-st\d+$/)
  expect((await api('/users/me', { token: textAt(body, 'token') })).body).toMatchObject({ id: ADA })
})

test('a route in the hash survives, and the code goes into the query', async () => {
  const { location } = await choose(ADA, { origin: 'http://localhost:3333/#/posts?page=2' })
  expect(location.hash).toBe('#/posts?page=2')
  expect(location.searchParams.get('sid')).toMatch(/^[A-Za-z0-9]{32}$/)
})

test('a plain token can be asked for', async () => {
  const { api, location } = await choose(ADA, { type: 'token' })
  const { body } = await api(`/auth/fetch?${location.hash.slice(1)}`)
  expect(textAt(body, 'token')).toMatch(/^sk[A-Za-z0-9]+$/)
})

test('the page of a provider shows its people only, and signs them in', async () => {
  const { html } = await open({ origin: APP }, '/github')
  expect(html).toContain('Sign in with GitHub')
  expect(html).toContain('Tomás Lindqvist')
  expect(html).not.toContain('Ada Okafor')
  const href = new RegExp(`href="([^"]*person=${TOMAS})"`).exec(html)?.[1]?.replaceAll('&amp;', '&')
  expect(href).toMatch('/login/github?')
  const { api, location } = await choose(TOMAS, {}, '/github')
  const { body } = await api(`/auth/fetch?${location.hash.slice(1)}`)
  expect((await api('/users/me', { token: textAt(body, 'token') })).body).toMatchObject({
    id: TOMAS,
    provider: 'github',
  })
})

test("nobody signs in with what is not theirs, or with what is nobody's", async () => {
  const stranger = await open({ origin: APP, person: ADA }, '/github')
  expect([stranger.status, stranger.headers.get('location')]).toEqual([400, null])
  expect((await open({ origin: APP }, '/facebook')).status).toBe(404)
})

test('a refused person returns with an error, and without a code', async () => {
  const { location } = await choose(MIRA)
  const result = new URLSearchParams(location.hash.slice(1))
  expect(result.get('error')).toBe('access_denied')
  expect(result.get('error_description')).toContain('policy')
  expect(result.has('sid')).toBe(false)
})

test.each([
  [{}, 'lacks the app'],
  [{ origin: 'not a url' }, 'not on the list'],
  [{ origin: 'https://evil.example/' }, 'not on the list'],
  [{ origin: 'javascript:alert(1)' }, 'not on the list'],
  [{ origin: 'http://localhost@evil.example/' }, 'not on the list'],
  [{ origin: APP, person: 'nobody' }, 'no such person'],
])('%j shows a page that says what is wrong', async (query, sentence) => {
  const { status, html } = await open(query)
  expect(status).toBe(400)
  expect(html).toContain(sentence)
})

test('what comes from outside is shown as text', async () => {
  const { fetch } = createTester({
    seed: {
      people: [{ id: 'gX', name: '<b onclick="x">', email: '"><script>' }],
      organizations: [],
      projects: [],
    },
  })
  const html = await (await fetch(`${LOGIN}?origin=${encodeURIComponent(APP)}`)).text()
  expect(html).toContain('&lt;b onclick=&quot;x&quot;&gt;')
  expect(html).not.toContain('<script')
})

async function open(query: Readonly<Record<string, string>>, provider = '') {
  const { fetch } = createTester()
  const response = await fetch(`${LOGIN}${provider}?${new URLSearchParams(query)}`)
  return { status: response.status, headers: response.headers, html: await response.text() }
}

async function choose(person: string, query: Readonly<Record<string, string>> = {}, provider = '') {
  const { fetch, api } = createTester()
  const asked = { origin: APP, type: 'stampedToken', withSid: 'true', person, ...query }
  const response = await fetch(`${LOGIN}${provider}?${new URLSearchParams(asked)}`)
  return { api, location: new URL(response.headers.get('location') ?? '') }
}
