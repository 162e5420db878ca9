import { titleOf } from '../../src/story/titleOf.ts'
import { watchForFlashes } from '../../src/story/watchForFlashes.ts'
import type { World } from '../../src/world/startWorld.ts'
import { byRole } from '../story/byRole.ts'
import { type DashboardScreen, isHers, showsDocuments, signIn } from '../story/dashboard.ts'
import { fill } from '../story/fill.ts'
import { hasRenewed } from '../story/hasRenewed.ts'
import type { Tabs } from '../story/openTabs.ts'
import { press } from '../story/press.ts'
import { refreshes } from '../story/refreshes.ts'
import { sees } from '../story/sees.ts'
import { expect, test } from '../test.ts'

/** The app anew, with a token that only the dashboard can replace. */
async function withPlainToken(tabs: Tabs, world: World): Promise<DashboardScreen> {
  const screen = await signIn(tabs, world)
  await screen.tab.select(byRole('combobox', 'Token kind'), 'plain')
  await press(screen.tab, byRole('button', 'Reload the app'))
  await expect
    .poll(() => [...world.emulator.world.tokens.values()].at(-1)?.kind, { message: 'its kind' })
    .toBe('plain')
  await showsDocuments(screen)
  return screen
}

for (const [how, button] of [
  ['runs out', 'Expire the token'],
  ['is revoked', 'Revoke the token'],
] as const) {
  test(`a token that ${how} while in use: the title is still saved, and nothing flashes`, async ({
    tabs,
    world,
  }) => {
    const screen = await withPlainToken(tabs, world)
    const { tab } = screen
    const app = screen.app()
    await press(app, byRole('link', 'Night ferry to Røst'))
    await fill(app, { selector: byRole('textbox', 'Title'), text: 'Night ferry to Reine' })
    const flashes = await watchForFlashes(app)
    await press(tab, byRole('button', button))
    await sees(tab, '[role=log]', 'The app does not know yet')
    await press(app, byRole('button', 'Save'))
    await sees(app, byRole('status', 'Save'), 'Saved at')
    expect(titleOf(world, 'post-night-ferry')).toBe('Night ferry to Reine')
    await sees(tab, '[role=log]', 'Gave the app token no. 3')
    await isHers(screen)
    expect(await flashes()).toEqual([])
  })
}

test('a stamped token is refreshed after twelve hours, once in each of two lives, and nothing flashes', async ({
  tabs,
  world,
}) => {
  const screen = await signIn(tabs, world)
  const flashes = await watchForFlashes(screen.app())
  for (const life of [1, 2]) {
    await tabs.leap(12 * 3_600_000 + 3_000)
    await hasRenewed(screen, life)
    expect(refreshes(world, 'app')).toBe(life)
    expect(refreshes(world, 'dashboard')).toBe(life)
    await showsDocuments(screen)
  }
  expect(world.emulator.world.counters.reuses).toBe(0)
  expect(await flashes()).toEqual([])
})
