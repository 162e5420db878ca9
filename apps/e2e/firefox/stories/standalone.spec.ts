import type { Page } from 'puppeteer-core'
import { issueSid } from '../../src/story/issueSid.ts'
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
import { press } from '../story/press.ts'
import { sees } from '../story/sees.ts'
import { expect, test } from '../test.ts'

const TABS = 10

/** How long a stamped token goes before it is refreshed, with what tabs wait longer than others. */
const LIFE_MS = 12 * 3_600_000 + 3_000

/** How long the record and its copy, which are not written as one, may differ, in ms. */
const SETTLED_MS = 6_000

const home = (world: World): string => `${world.origin('standalone')}/`

test('an app on its own goes to the sign-in page, and back to the very place; a reload and another tab ask the server nothing', async ({
  tabs,
  world,
}) => {
  const place = `${home(world)}posts?tab=2&x=%20#/document/a%2Fb`
  const tab = await tabs.open(place)
  await expect.poll(() => new URL(tab.url()).pathname).toBe('/login')
  await choosePerson(tab)
  await isHers(tab)
  expect(tab.url()).toBe(place)
  await sees(tab, '#root', 'At #/document/a%2Fb')
  await counts(tab)
  expect(sentTo(world, '/auth/fetch')).toHaveLength(1)
  expect(sentTo(world, '/users/me')).toHaveLength(1)

  const before = world.emulator.requests.list().length
  await tab.reload()
  await isHers(tab)
  await openMore(tabs, home(world), 1)
  expect(world.emulator.requests.list().slice(before)).toEqual([])
})

test('a sign-out reaches the tab behind, which stays in its place; the next person is that person in both', async ({
  tabs,
  world,
}) => {
  const first = await signInAlone(tabs, `${home(world)}#/here`)
  for (const tab of await openMore(tabs, home(world), 1)) {
    await press(tab, byRole('button', 'Sign out'))
    await isOut(tab, 'You are signed out')
    await isOut(first, 'You signed out in another tab or window.')
    expect(first.url()).toBe(`${home(world)}#/here`)
    await expect.poll(() => sentTo(world, '/auth/logout').length).toBe(1)
    expect(liveSessions(world)).toBe(0)

    await press(tab, byRole('button', 'Sign in again'))
    await choosePerson(tab, TOMAS)
    for (const each of [tab, first]) {
      await isHers(each, TOMAS)
      const document = await each.content()
      for (const trace of [ADA.name, ADA.id]) expect(document).not.toContain(trace)
    }
  }
})

test('localStorage.clear() in one tab signs the one behind out (W19, F15)', async ({
  tabs,
  world,
}) => {
  const first = await signInAlone(tabs, home(world))
  const more = await openMore(tabs, home(world), 1)
  await tabs.leap(SETTLED_MS)
  for (const tab of more) await tab.evaluate(() => localStorage.clear())
  await isOut(first, 'The data of this site was cleared in your browser.')
})

test('ten tabs make one renewal after twelve hours, and each keeps its name and its session (F20, W20)', async ({
  tabs,
  world,
}) => {
  const first = await signInAlone(tabs, home(world))
  const screens = [first, ...(await openMore(tabs, home(world), TABS - 1))]
  const renders = await Promise.all(screens.map(nameRenders))
  // A tab behind the front one looks at its timers once in a second. Each has to find the renewal of
  // the front one still under way.
  world.emulator.faults.add({ kind: 'delay', ms: 2_000, match: { path: '/auth/refresh-token' } })
  const renewal = await renewalOf(screens)
  await tabs.leap(LIFE_MS)
  await renewal()
  for (const screen of screens) await counts(screen)
  expect(await Promise.all(screens.map(nameRenders))).toEqual(renders)
  await first.reload()
  await isHers(first)
  const { refreshes, reuses, refreshRefusals, usersMe } = world.emulator.world.counters
  expect({ refreshes, reuses, refreshRefusals, usersMe }).toEqual({
    refreshes: 1,
    reuses: 0,
    refreshRefusals: 0,
    usersMe: 1,
  })
})

/** Links as an attacker writes them: his own secret, and what he puts after the address. */
const LINKS: Readonly<Record<string, (world: World) => Promise<readonly [string, string]>>> = {
  'a sid': async (world) => {
    const sid = await issueSid(world, TOMAS.id)
    return [sid, `?sid=${sid}#/here`]
  },
  'a sid and a guessed record': async (world) => {
    const sid = await issueSid(world, TOMAS.id)
    return [sid, `?gatehouse_login=guess#sid=${sid}`]
  },
  'a token': async (world) => {
    const { value } = world.emulator.signIn(TOMAS.id)
    return [value, `#token=${value}`]
  },
}

for (const [kind, link] of Object.entries(LINKS)) {
  test(`a link with ${kind} of somebody else signs nobody in, and replaces nobody (S1, S2, F35)`, async ({
    tabs,
    world,
    canary,
  }) => {
    const follow = async (): Promise<Page> => {
      const [secret, address] = await link(world)
      canary.isAttackers(secret)
      return tabs.open(home(world) + address)
    }
    const tab = await follow()
    await sees(tab, '#root', 'It was ignored')
    expect(withoutPlace(tab)).toBe(home(world))
    expect(world.emulator.requests.list()).toEqual([])
    await press(tab, '::-p-xpath(//button[starts-with(., "Sign in")])')
    await choosePerson(tab)
    await isHers(tab)

    const before = world.emulator.requests.list().length
    const other = await follow()
    await isHers(other)
    expect(withoutPlace(other)).toBe(home(world))
    await isHers(tab)
    expect(world.emulator.requests.list().slice(before)).toEqual([])
    expect(canary.console.join(' ')).toContain('It was ignored')
  })
}

/** A tab's address without the place that the link led to. */
function withoutPlace(tab: Page): string {
  return tab.url().replace(/#\/here$/, '')
}
