/** What is written down of a sign-in by OAuth holds no secret: I9, S9. */
import { inspect } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createOAuthWorld, type OAuthTab, type OAuthWorld } from './testing/oauthWorld.ts'

let world: OAuthWorld
beforeEach(() => {
  world = createOAuthWorld()
})
afterEach(() => world.close())

const HOUR = 3_600_000
const TOKEN = '/auth/oauth/token'

/** Everything that was ever sent as a secret, or given out as one. */
function secrets(): readonly string[] {
  const { oauth, tokens } = world.emulator.world
  const sent = world.sent.map(({ body }) => new URLSearchParams(body).get('code_verifier'))
  return [...oauth.codes.keys(), ...oauth.refreshTokens.keys(), ...tokens.keys(), ...sent].filter(
    (secret) => secret !== null,
  )
}

/** All that a developer, a console or an error tracker sees of an app. */
function shownBy({ page, store }: OAuthTab, ...others: readonly unknown[]): string {
  const state = store.getState()
  const seen = [world.log.entries, page.href(), state.type === 'error' && state.error, ...others]
  return others.map(String).join() + JSON.stringify(seen) + inspect(seen, { depth: 12 })
}

function expectNone(shown: string): void {
  const known = secrets()
  expect(known.length).toBeGreaterThan(1)
  expect(known.filter((secret) => shown.includes(secret))).toEqual([])
}

/** A platform, or a proxy before it, that answers with what it was asked. */
function echo(status: number): void {
  const { fetch } = world.emulator
  world.emulator.fetch = async (request) => {
    if (!new URL(request.url).pathname.endsWith(TOKEN)) return fetch(request)
    const asked = await request.text()
    const error_description = `You asked: ${asked}`
    return Response.json({ error: asked, error_description, access_token: asked }, { status })
  }
}

test.each(['drop', 'html', 'empty', 'truncate', 'loseResponse'] as const)(
  'a sign-in that meets %s',
  async (kind) => {
    const first = world.open()
    await world.settle()
    world.emulator.faults.add({ kind, match: { path: TOKEN } })
    const tab = world.open(await world.answerOf(first))
    await world.settle()
    expect(tab.store.getState().type).toBe('error')
    expectNone(shownBy(tab))
  },
)

test.each([200, 400, 401, 500])('a sign-in that is echoed with %i', async (status) => {
  const first = world.open()
  await world.settle()
  const href = await world.answerOf(first)
  echo(status)
  const tab = world.open(href)
  await world.settle()
  expect(tab.store.getState().type).toBe('error')
  expectNone(shownBy(tab))
})

test('a network that puts the request into its error', async () => {
  const first = world.open()
  await world.settle()
  const href = await world.answerOf(first)
  world.emulator.fetch = async (request) => {
    throw new TypeError(`Failed: ${await request.text()}`, { cause: request })
  }
  const tab = world.open(href)
  await world.settle()
  expect(tab.store.getState()).toMatchObject({ type: 'error', error: { code: 'network' } })
  expectNone(shownBy(tab))
})

test.each([200, 400, 500])('a renewal that is echoed with %i', async (status) => {
  const tab = await world.signIn()
  echo(status)
  await world.pass(HOUR + 60_000)
  expect(world.sentTo(TOKEN).length).toBeGreaterThan(2)
  expectNone(shownBy(tab))
})

test('a whole life, with a sign-out that the server does not hear of', async () => {
  const tab = await world.signIn()
  await world.pass(2 * HOUR)
  const credential = await tab.store.getCredential()
  const whileIn = shownBy(tab, credential, tab.store)
  world.emulator.fetch = async (request) => {
    throw new TypeError(`Failed: ${await request.text()}`)
  }
  const failure: unknown = await tab.store.logout().catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'revoke-failed' })
  expectNone(whileIn + shownBy(tab, failure))
})
