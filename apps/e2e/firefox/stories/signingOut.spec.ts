import { FORGET_PATH } from '../../src/pages/serveSites.ts'
import type { World } from '../../src/world/startWorld.ts'
import { byRole } from '../story/byRole.ts'
import {
  type DashboardScreen,
  isHers,
  isSignedOut,
  openDashboard,
  showsDocuments,
  signIn,
} from '../story/dashboard.ts'
import { liveSessions } from '../story/liveSessions.ts'
import type { Tabs } from '../story/openTabs.ts'
import { press } from '../story/press.ts'
import { sees } from '../story/sees.ts'
import { expect, test } from '../test.ts'

/** Her in two tabs, the second one in front. */
async function inTwoTabs(tabs: Tabs, world: World): Promise<readonly DashboardScreen[]> {
  const first = await signIn(tabs, world)
  const second = await openDashboard(tabs, world)
  await showsDocuments(second)
  expect(world.emulator.world.counters.sidExchanges).toBe(1)
  return [first, second]
}

test('a sign-out in one tab reaches the one behind it, and stays so through a reload', async ({
  tabs,
  world,
}) => {
  const screens = await inTwoTabs(tabs, world)
  for (const { tab } of screens.slice(1)) await press(tab, byRole('button', 'Sign out'))
  await Promise.all(screens.map(isSignedOut))
  expect(liveSessions(world)).toBe(0)
  const before = world.emulator.requests.list().length
  await Promise.all(screens.map(({ tab }) => tab.reload()))
  await Promise.all(screens.map(isSignedOut))
  expect(world.emulator.requests.list().slice(before)).toEqual([])
})

test('a sign-out that the platform cannot be told of reaches the tab behind it all the same (S11)', async ({
  tabs,
  world,
}) => {
  const screens = await inTwoTabs(tabs, world)
  const before = liveSessions(world)
  world.emulator.faults.add({ kind: 'status', status: 503, match: { path: '/auth/logout' } })
  for (const { tab } of screens.slice(1)) await press(tab, byRole('button', 'Sign out'))
  await Promise.all(screens.map(isSignedOut))
  expect(liveSessions(world)).toBe(before)
})

test('signed out of the app alone: the dashboard keeps her, and one press brings her back', async ({
  tabs,
  world,
}) => {
  const screen = await signIn(tabs, world)
  await press(screen.app(), byRole('button', 'Sign out of this app'))
  await sees(screen.app(), 'h1', 'You are signed out')
  await isHers(screen)
  await press(screen.app(), byRole('button', 'Sign in again'))
  await showsDocuments(screen)
})

test('site data that is cleared signs her out in every tab, as soon as it comes to the front (F15)', async ({
  tabs,
  world,
}) => {
  const screens = await inTwoTabs(tabs, world)
  await screens[0]?.tab.evaluate((path) => fetch(path).then(() => undefined), FORGET_PATH)
  for (const screen of screens) {
    await screen.tab.bringToFront()
    await isSignedOut(screen)
    await sees(screen.tab, 'main', 'cleared')
  }
})
