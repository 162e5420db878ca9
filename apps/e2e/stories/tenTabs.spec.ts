import { expect, type Page } from '@playwright/test'
import { openDashboard } from '../src/story/dashboard.ts'
import { ADA } from '../src/story/people.ts'
import { test } from '../src/test.ts'

const TABS = 10

/** The dashboard shows that she is signed in. */
const isHers = (tab: Page) =>
  expect(tab.getByRole('region', { name: 'Signed in as' })).toContainText(ADA.name)

/** The tab's session got a token for the app: it works. */
const gaveToken = (tab: Page, serial: number) =>
  expect(tab.getByRole('log')).toContainText(`Gave the app token no. ${serial}`)

test('ten tabs make one renewal and stay signed in; a sign-out reaches all within a second of their clocks', async ({
  page,
  context,
  world,
}) => {
  // Ten streams of ten apps are more than a browser opens to one host without HTTP/2.
  await context.route(`${world.origin('app')}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>App</title>' }),
  )
  await context.clock.install()
  await openDashboard(page, world)
  await page.getByRole('button', { name: ADA.name }).click()
  await isHers(page)
  const others = await Promise.all(
    Array.from({ length: TABS - 1 }, async () => {
      const tab = await context.newPage()
      await openDashboard(tab, world)
      return tab
    }),
  )
  const tabs = [page, ...others]
  // What is under way when time leaps meets its deadline.
  await Promise.all(tabs.map((tab) => gaveToken(tab, 1)))
  await Promise.all(tabs.map(isHers))

  const refreshes = () =>
    world.emulator.requests
      .list()
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/auth/refresh-token'))
  await context.clock.fastForward('12:00:03')
  await expect.poll(() => refreshes().length).toBeGreaterThan(0)
  // Every tab goes on with the new one: the old one is dead, and nobody tries it.
  await Promise.all(
    tabs.map(async (tab) => {
      await tab.getByRole('button', { name: 'Reload the app' }).click()
      await gaveToken(tab, 2)
      await isHers(tab)
    }),
  )
  expect(refreshes()).toHaveLength(1)
  const { reuses, refreshRefusals } = world.emulator.world.counters
  expect({ reuses, refreshRefusals }).toEqual({ reuses: 0, refreshRefusals: 0 })

  await context.clock.pauseAt(Date.now() + 13 * 3_600_000)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await context.clock.runFor(1000)
  for (const tab of tabs) {
    await expect(tab.getByRole('heading', { name: /^Sign in to/ })).toBeVisible()
  }
})
