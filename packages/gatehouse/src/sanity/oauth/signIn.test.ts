/** Signing in by OAuth: one round to the platform and back. F12, F31, S3, S5. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ADA, ORGANIZATION, TOMAS } from '../testing/createSanityWorld.ts'
import { APP, createOAuthWorld, type OAuthWorld, wordOf } from './testing/oauthWorld.ts'

let world: OAuthWorld
beforeEach(() => {
  world = createOAuthWorld()
})
afterEach(() => world.close())

const warnings = () => world.log.entries.filter(({ level }) => level === 'warn')
const kept = () => [...world.stored.keys()]

/** The answer to a sign-in that was begun at the app's root. */
async function answer(person?: string): Promise<string> {
  const tab = world.open()
  await world.settle()
  return world.answerOf(tab, person)
}

async function opened(href: string) {
  const tab = world.open(href)
  await world.settle()
  return tab
}

test('nobody is signed in, and the page is not left, until a person asks', async () => {
  const tab = await opened('/')
  expect([wordOf(tab), tab.page.left, world.sent]).toEqual(['logged-out', [], []])
})

test('a person signs in, and is back where they were', async () => {
  const first = await opened('/posts/7?draft=1#comments')
  const href = await world.answerOf(first)
  expect(new URL(href).pathname).toBe('/callback')

  const tab = world.open(href)
  // Before the first request is answered (S3).
  expect(tab.page.href()).toBe(`${APP}/posts/7?draft=1#comments`)
  await world.settle()
  expect(wordOf(tab)).toBe(`logged-in ${ADA}`)
  expect(tab.page.href()).toBe(`${APP}/posts/7?draft=1#comments`)
  expect(world.emulator.world.counters).toMatchObject({ oauthCodes: 1, oauthExchanges: 1 })
  expect(kept()).toEqual(['__sanity_oauth_tokens'])
})

test('the state is `logging-in` until the page is gone, and an error where it stays (I6)', async () => {
  const tab = await opened('/')
  await world.leave(tab)
  expect(wordOf(tab)).toBe('logging-in')
  await world.pass(15_000)
  expect(wordOf(tab)).toBe('error timeout')
})

test('what is sent is what RFC 6749, 7636 and 8707 ask for, without cookies', async () => {
  const tab = world.open('/', { organizationId: ORGANIZATION })
  await world.settle()
  const href = await world.answerOf(tab)
  const authorize = new URL(tab.page.left[0] ?? '')
  const resource = `urn:io.sanity:organization:${ORGANIZATION}`
  expect(authorize.href).toMatch(/^http:\/\/api\.localhost\/v1\/auth\/oauth\/authorize\?/)
  expect(Object.fromEntries(authorize.searchParams)).toEqual({
    response_type: 'code',
    client_id: 'gatehouse-demo',
    redirect_uri: `${APP}/callback`,
    state: expect.stringMatching(/^[0-9a-f]{32}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
    resource,
  })

  world.open(href, { organizationId: ORGANIZATION })
  await world.settle()
  const [request] = world.sentTo('/auth/oauth/token')
  expect(request?.method).toBe('POST')
  expect(request?.headers.has('authorization')).toBe(false)
  expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
    grant_type: 'authorization_code',
    client_id: 'gatehouse-demo',
    code: new URL(href).searchParams.get('code'),
    code_verifier: expect.stringMatching(/^[\w-]{43}$/),
    redirect_uri: `${APP}/callback`,
    resource,
  })
})

test('the record is gone before the code is sent (S5)', async () => {
  const href = await answer()
  expect(kept().length).toBeGreaterThan(0)
  const release = world.hold('/auth/oauth/token')
  const tab = await opened(href)
  expect([kept(), wordOf(tab)]).toEqual([[], 'logging-in'])
  release()
  await world.settle()
  expect(wordOf(tab)).toBe(`logged-in ${ADA}`)
})

test('an effect that runs twice exchanges the code once, and nobody is warned (F31)', async () => {
  const href = await answer()
  const tab = await opened('/')
  const [first, second] = await Promise.all([
    tab.store.handleCallback(href),
    tab.store.handleCallback(href),
  ])
  expect([first, second, await tab.store.handleCallback(href)]).toEqual([`${APP}/`, false, false])
  expect(wordOf(tab)).toBe(`logged-in ${ADA}`)
  expect(world.sentTo('/auth/oauth/token')).toHaveLength(1)
  expect(warnings()).toEqual([])
})

test('several tabs sign in at once, and the last one decides who it is', async () => {
  const tabs = [await opened('/a'), await opened('/b'), await opened('/c')] as const
  const answers = []
  for (const [tab, person] of [
    [tabs[0], ADA],
    [tabs[1], ADA],
    [tabs[2], TOMAS],
  ] as const) {
    answers.push(await world.answerOf(tab, person))
  }
  const back = []
  for (const href of answers) back.push(await opened(href))
  expect(back.map(wordOf)).toEqual(Array(3).fill(`logged-in ${TOMAS}`))
  expect(back.map(({ page }) => page.href())).toEqual([`${APP}/a`, `${APP}/b`, `${APP}/c`])
})

test('a person who says no is told so, and can think again', async () => {
  const href = new URL(await answer())
  href.searchParams.delete('code')
  href.searchParams.set('error', 'access_denied')
  href.searchParams.set('error_description', 'Not <b>now</b>\u202e\n#token=CANARY please')
  const tab = await opened(href.href)
  const state = tab.store.getState()
  expect(state).toMatchObject({
    type: 'error',
    error: { code: 'credential-refused', recoverable: true },
  })
  const { message } = (state as { readonly error: Error }).error
  expect(message).toContain('It was not allowed. The server says: Not b now')
  expect(message).not.toMatch(/CANARY|[<>\u202e\n]/)
  expect(tab.page.href()).toBe(`${APP}/`)
  await world.leave(tab)
  expect(tab.page.left).toHaveLength(1)
})

test('who says no where another tab has signed in is signed in', async () => {
  const href = new URL(await answer())
  href.searchParams.delete('code')
  href.searchParams.set('error', 'access_denied')
  await world.signIn()
  expect(wordOf(await opened(href.href))).toBe(`logged-in ${ADA}`)
})

test('a browser that keeps nothing says so before the page is left (F12)', async () => {
  world.fill()
  const tab = await opened('/')
  await tab.store.login()
  expect([wordOf(tab), tab.page.left]).toEqual(['error mode-unavailable', []])
})

test('a redirect URI of another origin is an error of the configuration, told of at once', async () => {
  const tab = await opened('http://other.localhost:3333/')
  expect(wordOf(tab)).toBe('error config-invalid')
})
