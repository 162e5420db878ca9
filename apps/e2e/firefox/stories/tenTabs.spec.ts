import { byRole } from '../story/byRole.ts'
import {
  choosePerson,
  type DashboardScreen,
  isHers,
  isSignedOut,
  openDashboard,
  showsDocuments,
} from '../story/dashboard.ts'
import { hasRenewed } from '../story/hasRenewed.ts'
import { liveSessions } from '../story/liveSessions.ts'
import { press } from '../story/press.ts'
import { refreshes } from '../story/refreshes.ts'
import { expect, test } from '../test.ts'

const TABS = 10

/** How long a stamped token goes before it is refreshed, with what tabs wait longer than others. */
const LIFE_MS = 12 * 3_600_000 + 3_000

/** How long a sign-out may take to reach every tab, those behind the front one too, in ms. */
const NEWS_MS = 3_000

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

  // A tab behind the front one looks at its timers once in a second. Each has to find the renewal of
  // the front one still under way.
  world.emulator.faults.add({ kind: 'delay', ms: 2_000, match: { path: '/auth/refresh-token' } })
  for (const life of [1, 2]) {
    await tabs.leap(LIFE_MS)
    await Promise.all(screens.map((screen) => hasRenewed(screen, life)))
    expect(refreshes(world, 'dashboard')).toBe(life)
    expect(refreshes(world, 'app')).toBe(TABS * life)
  }
  await Promise.all(screens.map(showsDocuments))
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
  expect(performance.now() - pressed).toBeLessThan(NEWS_MS)
  expect(liveSessions(world)).toBe(0)
})
