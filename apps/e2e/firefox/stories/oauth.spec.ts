import { counts, isHers, openMore, signInAlone } from '../story/alone.ts'
import { byRole } from '../story/byRole.ts'
import { liveSessions } from '../story/liveSessions.ts'
import { press } from '../story/press.ts'
import { sees } from '../story/sees.ts'
import { expect, test } from '../test.ts'

const TABS = 5

test('an app signs in by OAuth, back to the very place, and a reload asks nothing', async ({
  tabs,
  world,
}) => {
  const place = `${world.origin('oauth')}/posts?tab=2#/document/7`
  const tab = await signInAlone(tabs, place)
  expect(tab.url()).toBe(place)
  const before = world.emulator.requests.list().length
  await tab.reload()
  await isHers(tab)
  expect(world.emulator.requests.list().slice(before)).toEqual([])
})

test('several tabs renew once in each life, and each refresh token is sent once (I2)', async ({
  tabs,
  world,
}) => {
  const home = `${world.origin('oauth')}/`
  const first = await signInAlone(tabs, home)
  const all = [first, ...(await openMore(tabs, home, TABS - 1))]
  // A tab behind the front one looks at its timers once in a second. Each has to find the renewal of
  // the front one still under way.
  world.emulator.faults.add({ kind: 'delay', ms: 2_000, match: { path: '/auth/oauth/token' } })
  const almost = world.emulator.world.settings.oauthAccessTokenMs - 30_000
  for (const life of [1, 2]) {
    world.emulator.world.clock.advance(almost)
    await tabs.leap(almost)
    await expect.poll(() => world.emulator.world.counters.oauthRefreshes).toBe(life)
    for (const tab of all) await counts(tab)
  }
  const { oauthRefreshes, oauthReuses, oauthCodeReuses } = world.emulator.world.counters
  expect({ oauthRefreshes, oauthReuses, oauthCodeReuses }).toEqual({
    oauthRefreshes: 2,
    oauthReuses: 0,
    oauthCodeReuses: 0,
  })
})

test('a sign-out revokes at the server, clears the tokens, and reaches the tab behind (I1)', async ({
  tabs,
  world,
}) => {
  const home = `${world.origin('oauth')}/`
  const first = await signInAlone(tabs, home)
  for (const second of await openMore(tabs, home, 1)) {
    await press(second, byRole('button', 'Sign out'))
    await sees(second, 'h1', 'You are signed out')
  }
  await sees(first, '#root', 'You signed out in another tab or window.')
  expect(await first.evaluate(() => localStorage.getItem('__sanity_oauth_tokens'))).toBeNull()
  expect(liveSessions(world)).toBe(0)
  expect(world.emulator.world.counters.oauthRevocations).toBe(1)
})
