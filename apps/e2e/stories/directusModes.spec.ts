import { counters, failuresFrom, NOOR } from '../src/story/directus.ts'
import { DIRECTUS_TOKEN, kept } from '../src/story/kept.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import {
  asksToSignIn,
  enter,
  isLive,
  type Mode,
  showsTasks,
  signIn,
  tasksUrl,
} from '../src/story/tasks.ts'
import { expect, test } from '../src/test.ts'

test('mode json: both tokens are in memory and nowhere else, so that a reload asks to sign in again, and that is said', async ({
  page,
  world,
}) => {
  await signIn(page, tasksUrl(world, 'json'))
  expect(await kept(page)).not.toMatch(DIRECTUS_TOKEN)
  await page.getByRole('button', { name: 'Renew now' }).click()
  await expect(page.getByRole('region', { name: 'Session' })).toContainText('Renewals1')
  expect(await kept(page)).not.toMatch(DIRECTUS_TOKEN)
  await page.reload()
  await asksToSignIn(page)
  await expect(page.getByText('a reload begins with the sign-in form')).toBeVisible()
  await keepScreenshots(page, 'directus-json-reloaded')
  await enter(page, NOOR)
  await showsTasks(page)
  // No cookie of any mode was ever involved.
  expect(await page.context().cookies()).toEqual([])
})

for (const mode of ['cookie', 'session'] as const satisfies readonly Mode[]) {
  test(`mode ${mode}: a reload is signed in, without a sign-in, a renewal, or the form for a moment`, async ({
    page,
    world,
  }) => {
    await signIn(page, tasksUrl(world, mode))
    const failures = failuresFrom(world)
    const before = { ...counters(world) }
    await page.addInitScript(watchForForm)
    await page.reload()
    await showsTasks(page)
    await isLive(page)
    expect(await page.evaluate(() => document.documentElement.dataset.sawForm)).toBeUndefined()
    const { logins, refreshes } = counters(world)
    expect({ logins, refreshes }).toEqual({ logins: before.logins, refreshes: before.refreshes })
    expect(failures()).toEqual([])
    const cookies = await page.context().cookies()
    expect(cookies.map(({ name, httpOnly }) => [name, httpOnly])).toEqual([
      [mode === 'cookie' ? 'directus_refresh_token' : 'directus_session_token', true],
    ])
    await keepScreenshots(page, `directus-${mode}-reloaded`)
  })

  test(`mode ${mode}: another tab is signed in at once`, async ({ page, context, world }) => {
    await signIn(page, tasksUrl(world, mode))
    const other = await context.newPage()
    await other.goto(tasksUrl(world, mode))
    await showsTasks(other)
    const { logins, refreshes } = counters(world)
    expect({ logins, refreshes }).toEqual({ logins: 1, refreshes: 0 })
  })
}

test('mode session: no script has a token, in memory or in a store', async ({ page, world }) => {
  await signIn(page, tasksUrl(world, 'session'))
  expect(await kept(page)).not.toMatch(DIRECTUS_TOKEN)
  const credentials = world.emulator.requests
    .list()
    .filter(({ path }) => path.startsWith('/items/'))
    .map(({ credential }) => credential)
  expect(credentials.length).toBeGreaterThan(0)
  for (const credential of credentials) expect(credential).toMatch(/^cookie #/)
})

/** Notes whether the form was there, even for one frame. Sent to the browser as text. */
function watchForForm(): void {
  new MutationObserver(() => {
    if (document.querySelector('input[name=password]') === null) return
    document.documentElement.dataset.sawForm = 'yes'
  }).observe(document, { subtree: true, childList: true })
}
