import type { Page } from 'puppeteer-core'
import { nameRenders } from '../../src/story/nameRenders.ts'
import { ADA, TOMAS } from '../../src/story/people.ts'
import { sentTo } from '../../src/story/sentTo.ts'
import type { World } from '../../src/world/startWorld.ts'
import {
  choosePerson,
  counts,
  isHers,
  isOut,
  openMore,
  renewalOf,
  signInAlone,
} from '../story/alone.ts'
import { byRole } from '../story/byRole.ts'
import { liveSessions } from '../story/liveSessions.ts'
import type { Tabs } from '../story/openTabs.ts'
import { press } from '../story/press.ts'
import { expect, test } from '../test.ts'

const TABS = 5

const home = (world: World): string => `${world.origin('oauth')}/`
const stored = (tab: Page): Promise<string | null> =>
  tab.evaluate(() => localStorage.getItem('__sanity_oauth_tokens'))

/** How many times a code or a refresh token has come a second time. */
function reuses({ emulator }: World): number {
  const { oauthReuses, oauthCodeReuses } = emulator.world.counters
  return oauthReuses + oauthCodeReuses
}

/** Her in two tabs, the second one in front. */
async function inTwoTabs(tabs: Tabs, world: World): Promise<readonly [Page, Page]> {
  const first = await signInAlone(tabs, home(world))
  const [second = first] = await openMore(tabs, home(world), 1)
  return [first, second]
}

test('an app goes to the authorization page, and back to the very place; a reload and another tab ask the server nothing', async ({
  tabs,
  world,
}) => {
  const place = `${home(world)}posts?tab=2#/document/7`
  const tab = await tabs.open(place)
  await expect.poll(() => new URL(tab.url()).pathname).toMatch(/\/auth\/oauth\/authorize$/)
  expect(new URL(tab.url()).searchParams.get('code_challenge_method')).toBe('S256')
  await choosePerson(tab)
  await isHers(tab)
  expect(tab.url()).toBe(place)
  await counts(tab)
  expect(sentTo(world, '/auth/oauth/token')).toHaveLength(1)

  const before = world.emulator.requests.list().length
  await tab.reload()
  await isHers(tab)
  await openMore(tabs, home(world), 1)
  expect(world.emulator.requests.list().slice(before)).toEqual([])
})

test('several tabs renew once in each of two lives, no refresh token is sent twice, and no name is rendered (I2)', async ({
  tabs,
  world,
}) => {
  const first = await signInAlone(tabs, home(world))
  const screens = [first, ...(await openMore(tabs, home(world), TABS - 1))]
  const renders = await Promise.all(screens.map(nameRenders))
  // Tabs behind the front one come late: they have to find its renewal still under way.
  world.emulator.faults.add({ kind: 'delay', ms: 2_000, match: { path: '/auth/oauth/token' } })
  const life = world.emulator.world.settings.oauthAccessTokenMs - 30_000
  for (const renewals of [1, 2]) {
    const renewal = await renewalOf(screens)
    world.emulator.world.clock.advance(life)
    await tabs.leap(life)
    await renewal()
    expect(world.emulator.world.counters.oauthRefreshes).toBe(renewals)
    for (const screen of screens) await counts(screen)
  }
  expect(await Promise.all(screens.map(nameRenders))).toEqual(renders)
  expect(world.emulator.world.counters.oauthRefreshes).toBe(2)
  expect(sentTo(world, '/users/me')).toHaveLength(1)
  expect(reuses(world)).toBe(0)
})

test('a sign-out revokes at the server, clears the tokens, and reaches the tab behind; the next person is that person in both (I1)', async ({
  tabs,
  world,
}) => {
  const [first, second] = await inTwoTabs(tabs, world)
  await press(second, byRole('button', 'Sign out'))
  await isOut(second, 'You are signed out')
  await isOut(first, 'You signed out in another tab or window.')
  expect([await stored(first), await stored(second)]).toEqual([null, null])
  expect(world.emulator.world.counters.oauthRevocations).toBe(1)
  expect(liveSessions(world)).toBe(0)

  await press(second, byRole('button', 'Sign in again'))
  await choosePerson(second, TOMAS)
  for (const tab of [second, first]) {
    await isHers(tab, TOMAS)
    expect(await tab.content()).not.toContain(ADA.name)
  }
})

test('a sign-out that the server cannot be told of clears the tokens in both tabs all the same (S11)', async ({
  tabs,
  world,
}) => {
  const [first, second] = await inTwoTabs(tabs, world)
  world.emulator.faults.add({ kind: 'status', status: 503, match: { path: '/auth/oauth/revoke' } })
  await press(second, byRole('button', 'Sign out'))
  await isOut(second, 'You are signed out')
  await isOut(first, 'You signed out in another tab or window.')
  expect([await stored(first), await stored(second)]).toEqual([null, null])
  expect(liveSessions(world)).toBe(1)
})
