/** Answers that nobody here has asked for: S1, S2, S5, F31, F35. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ADA } from '../testing/createSanityWorld.ts'
import { APP, createOAuthWorld, type OAuthWorld, wordOf } from './testing/oauthWorld.ts'

let world: OAuthWorld
beforeEach(() => {
  world = createOAuthWorld()
})
afterEach(() => world.close())

const warnings = () => world.log.entries.filter(({ level }) => level === 'warn')
const kept = () => [...world.stored.keys()]

async function opened(href: string) {
  const tab = world.open(href)
  await world.settle()
  return tab
}

/** The answer to a sign-in that was begun at the app's root. */
async function answer(): Promise<string> {
  return world.answerOf(await opened('/'))
}

describe('an answer that this browser has not asked for is ignored, cleaned away and reported (S1, S5)', () => {
  test.each([
    ['with a state of somebody else', '/callback?code=THEIRS&state=1234'],
    ['with an empty state', '/callback?code=THEIRS&state='],
    ['with two states', '/callback?code=THEIRS&state=1&state=2'],
    ['with two codes', '/callback?code=THEIRS&code=OTHER&state=1'],
    ['with a state that is no key', '/callback?code=THEIRS&state=../../__sanity_oauth_tokens'],
    ['with a refusal', '/callback?error=access_denied&error_description=No&state=1'],
    ['that is far too long', `/callback?code=${'x'.repeat(5_000)}&state=1`],
  ])('%s', async (_, path) => {
    const tab = await opened(`${path}&mine=1#kept`)
    expect([wordOf(tab), world.sent]).toEqual(['logged-out no-credential', []])
    expect(tab.page.href()).toBe(`${APP}/callback?mine=1#kept`)
    expect(warnings()).toMatchObject([{ event: 'url.credential-ignored' }])
    expect(JSON.stringify(warnings())).not.toContain('THEIRS')
  })

  test('it does not touch a session that stands (S2)', async () => {
    await world.signIn()
    const tab = await opened('/callback?code=THEIRS&state=1234')
    expect(wordOf(tab)).toBe(`logged-in ${ADA}`)
    expect(world.sentTo('/auth/oauth/token')).toHaveLength(1)
  })

  test('nor one that is running, to which an app hands it (F35)', async () => {
    const tab = await world.signIn()
    expect(await tab.store.handleCallback(`${APP}/callback?code=THEIRS&state=1234`)).toBe(false)
    await world.settle()
    expect(wordOf(tab)).toBe(`logged-in ${ADA}`)
  })

  test('an answer of this browser serves once, also where it is loaded again (F31)', async () => {
    const href = await answer()
    const tab = await opened(href)
    expect(wordOf(tab)).toBe(`logged-in ${ADA}`)
    const again = await opened(href)
    expect(wordOf(again)).toBe(`logged-in ${ADA}`)
    expect(world.sentTo('/auth/oauth/token')).toHaveLength(1)
    expect(world.emulator.world.counters.oauthCodeReuses).toBe(0)
  })

  test('an answer that comes too late is none', async () => {
    const href = await answer()
    world.clock.advance(10 * 60_000)
    const tab = await opened(href)
    expect([wordOf(tab), world.sent, kept()]).toEqual(['logged-out no-credential', [], []])
  })

  test.each(['https://evil.example', 'https://localhost.evil.example', 'not an address'])(
    'an answer in the name of %s is none (RFC 9207)',
    async (issuer) => {
      const href = new URL(await answer())
      href.searchParams.set('iss', issuer)
      const tab = await opened(href.href)
      expect([wordOf(tab), world.sent, warnings().length]).toEqual([
        'logged-out no-credential',
        [],
        1,
      ])
    },
  )

  test('a code on another page of the app is the app’s own', async () => {
    const tab = await opened('/vouchers?code=SUMMER&state=CA')
    expect(tab.page.href()).toBe(`${APP}/vouchers?code=SUMMER&state=CA`)
    const second = await opened('/callback?code=SUMMER')
    expect(second.page.href()).toBe(`${APP}/callback?code=SUMMER`)
    expect(warnings()).toEqual([])
  })
})
