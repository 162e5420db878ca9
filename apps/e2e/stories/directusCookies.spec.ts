import type { Page } from '@playwright/test'
import { counters, NOOR } from '../src/story/directus.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import { sleeps } from '../src/story/sleeps.ts'
import { asksToSignIn, enter, openTasks, showsTasks, signIn, tasksUrl } from '../src/story/tasks.ts'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

/** How long an access token of the seed serves, in ms. */
const LIFE_MS = 15 * 60_000

/** The sentence that says what to do. */
const WHAT_TO_DO = "Where it is blocked, serve Directus from the app's own site"

/** The server's operator has done what the vendor's documentation says about other domains. */
function isSetUpForOtherSites({ emulator }: World): void {
  const { settings } = emulator.world.directus
  settings.cookieSameSite = 'None'
  settings.isCookieSecure = true
}

const renewals = (page: Page) =>
  page
    .getByRole('region', { name: 'Session' })
    .getByText(/^Renewals/)
    .locator('..')

for (const mode of ['cookie', 'session'] as const) {
  test(`mode ${mode}, with Directus on another site: a reload is signed in where cookies are let through, and where not, a reason says what to do (F39) @cookies`, async ({
    page,
    context,
    world,
    thirdPartyCookies,
  }) => {
    isSetUpForOtherSites(world)
    await context.clock.install()
    await openTasks(page, tasksUrl(world, mode, 'faraway'))
    await enter(page, NOOR)
    if (thirdPartyCookies === 'allow') {
      await showsTasks(page)
      await page.getByRole('button', { name: 'Renew now' }).click()
      await expect(renewals(page)).toContainText('1')
      await page.reload()
      await showsTasks(page)
      const { refreshes, reuses } = counters(world)
      expect({ refreshes, reuses }).toEqual({ refreshes: 1, reuses: 0 })
      return
    }
    if (mode === 'cookie') {
      // The token itself serves as long as it lives: only then is anything wrong.
      await showsTasks(page)
      await sleeps(context, world, LIFE_MS)
    }
    await asksToSignIn(
      page,
      mode === 'cookie' ? 'Your session has expired' : 'Your session was ended',
    )
    await expect(page.getByText(WHAT_TO_DO)).toBeVisible()
    expect(counters(world).refreshes).toBe(0)
    await keepScreenshots(page, `directus-blocked-${mode}`)
  })
}

test('mode json, with Directus on another site, needs no cookie', async ({ page, world }) => {
  await signIn(page, tasksUrl(world, 'json', 'faraway'))
  await page.getByRole('button', { name: 'Renew now' }).click()
  await expect(renewals(page)).toContainText('1')
  expect(await page.context().cookies()).toEqual([])
})

test('a server that was not set up for other sites: the reason says what to do, wherever cookies are let through @cookies', async ({
  page,
  world,
}) => {
  await openTasks(page, tasksUrl(world, 'session', 'faraway'))
  await enter(page, NOOR)
  await asksToSignIn(page, 'Your session was ended')
  await expect(page.getByText('set its cookies to SameSite=None and Secure')).toBeVisible()
})

test('a server without CORS for this page: a sentence, and no endless spinner', async ({
  page,
  world,
}) => {
  world.emulator.world.directus.settings.corsOrigin = 'off'
  await page.goto(tasksUrl(world, 'cookie', 'faraway'))
  await expect(page.getByRole('alert')).toBeVisible()
  await keepScreenshots(page, 'directus-no-cors')
})
