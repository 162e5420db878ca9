import { issueSid } from '../../src/story/issueSid.ts'
import { TOMAS } from '../../src/story/people.ts'
import { sentTo } from '../../src/story/sentTo.ts'
import { choosePerson, counts, isHers, openMore, signInAlone } from '../story/alone.ts'
import { byRole } from '../story/byRole.ts'
import { press } from '../story/press.ts'
import { sees } from '../story/sees.ts'
import { expect, test } from '../test.ts'

const TABS = 10

/** How long a stamped token goes before it is refreshed, with what tabs wait longer than others. */
const LIFE_MS = 12 * 3_600_000 + 3_000

test('an app on its own signs in by the sign-in page, back to the very place, and a reload asks nothing', async ({
  tabs,
  world,
}) => {
  const place = `${world.origin('standalone')}/posts?tab=2#/document/a%2Fb`
  const tab = await signInAlone(tabs, place)
  expect(tab.url()).toBe(place)
  const before = world.emulator.requests.list().length
  await tab.reload()
  await isHers(tab)
  expect(world.emulator.requests.list().slice(before)).toEqual([])
})

test('ten tabs make one renewal after twelve hours, and all go on with it (F20)', async ({
  tabs,
  world,
}) => {
  const home = `${world.origin('standalone')}/`
  const first = await signInAlone(tabs, home)
  const all = [first, ...(await openMore(tabs, home, TABS - 1))]
  // A tab behind the front one looks at its timers once in a second. Each has to find the renewal of
  // the front one still under way.
  world.emulator.faults.add({ kind: 'delay', ms: 2_000, match: { path: '/auth/refresh-token' } })
  await tabs.leap(LIFE_MS)
  await expect.poll(() => world.emulator.world.counters.refreshes).toBe(1)
  for (const tab of all) await counts(tab)
  const { refreshes, reuses, refreshRefusals, usersMe } = world.emulator.world.counters
  expect({ refreshes, reuses, refreshRefusals, usersMe }).toEqual({
    refreshes: 1,
    reuses: 0,
    refreshRefusals: 0,
    usersMe: 1,
  })
})

test('a sign-out reaches the tab behind, and so does another person', async ({ tabs, world }) => {
  const home = `${world.origin('standalone')}/`
  const first = await signInAlone(tabs, home)
  for (const second of await openMore(tabs, home, 1)) {
    await press(second, byRole('button', 'Sign out'))
    await sees(first, '#root', 'You signed out in another tab or window.')
    await press(second, byRole('button', 'Sign in again'))
    await choosePerson(second, TOMAS)
    await isHers(second, TOMAS)
  }
  await isHers(first, TOMAS)
})

test('localStorage.clear() in one tab signs the other out (W19, F15)', async ({ tabs, world }) => {
  const home = `${world.origin('standalone')}/`
  const first = await signInAlone(tabs, home)
  for (const second of await openMore(tabs, home, 1)) {
    // The record and its copy are not written as one: for a moment they may differ.
    await tabs.leap(6_000)
    await second.evaluate(() => localStorage.clear())
  }
  await sees(first, '#root', 'The data of this site was cleared in your browser.')
})

test('a link with a foreign sid neither signs in nor breaks a session (S1, S2)', async ({
  tabs,
  world,
  canary,
}) => {
  const sid = await issueSid(world, TOMAS.id)
  const home = `${world.origin('standalone')}/`
  const tab = await tabs.open(`${home}#sid=${sid}`)
  await sees(tab, '#root', 'It was ignored')
  expect(tab.url()).toBe(home)
  await signInAlone(tabs, home)
  await isHers(await tabs.open(`${home}?sid=${sid}#/here`))
  expect(sentTo(world, '/auth/fetch')).toHaveLength(1)
  expect(canary.console.join(' ')).toContain('It was ignored')
})
