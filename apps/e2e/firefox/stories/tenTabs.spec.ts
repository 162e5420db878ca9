import { byRole } from '../story/byRole.ts'
import {
  choosePerson,
  type DashboardScreen,
  isHers,
  isSignedOut,
  openDashboard,
  showsDocuments,
} from '../story/dashboard.ts'
import { press } from '../story/press.ts'
import { refreshes } from '../story/refreshes.ts'
import { expect, test } from '../test.ts'

const TABS = 10
const LIFE_MS = 12 * 3_600_000 + 3_000

test('ten tabs make one renewal in each life and stay signed in; a sign-out in one reaches all', async ({
  tabs,
  world,
}) => {
  const first = await openDashboard(tabs, world)
  await choosePerson(first)
  await isHers(first)
  const screens: DashboardScreen[] = [first]
  while (screens.length < TABS) screens.push(await openDashboard(tabs, world))
  await Promise.all(screens.map(isHers))
  await Promise.all(screens.map(showsDocuments))

  for (const life of [1, 2, 3]) {
    await tabs.leap(LIFE_MS)
    await expect.poll(() => refreshes(world, 'app')).toBe(TABS * life)
    await expect.poll(() => refreshes(world, 'dashboard')).toBe(life)
    // Each of them renews before its app does with a token that is the app's own.
    await Promise.all(screens.map(showsDocuments))
  }
  await Promise.all(screens.map(isHers))
  const { reuses, refreshRefusals, sidExchanges } = world.emulator.world.counters
  expect({ reuses, refreshRefusals, sidExchanges }).toEqual({
    reuses: 0,
    refreshRefusals: 0,
    sidExchanges: 1,
  })

  await press(first.tab, byRole('button', 'Sign out'))
  const pressed = performance.now()
  await Promise.all(screens.map(isSignedOut))
  console.log('SIGNOUT', performance.now() - pressed)
  const { sessions } = world.emulator.world
  expect([...sessions.values()].filter(({ status }) => status === 'live')).toEqual([])
})
