import { appFrame, openDashboard, showsDocumentsOf, signIn } from '../src/story/dashboard.ts'
import { ADA, TOMAS } from '../src/story/people.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import { expect, test } from '../src/test.ts'

test('signed out of the dashboard: all tokens are dead, and it stays so through a reload @cookies', async ({
  page,
  world,
}) => {
  await signIn(page, world)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('heading', { name: /^Sign in to/ })).toBeVisible()
  const { sessions } = world.emulator.world
  expect([...sessions.values()].filter(({ status }) => status === 'live')).toEqual([])
  const before = world.emulator.requests.list().length
  await page.reload()
  await expect(page.getByRole('button', { name: ADA.name })).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(0)
  expect(world.emulator.requests.list().slice(before)).toEqual([])
})

test('signed out of the app: it stays so, also through a reload of its own, until the person acts @cookies', async ({
  page,
  world,
}) => {
  const screen = await signIn(page, world)
  const { app } = screen
  await app.getByRole('button', { name: 'Sign out of this app' }).click()
  await expect(app.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Signed in as' })).toContainText(ADA.name)
  await keepScreenshots(page, 'signed-out-of-the-app')
  const { mints } = world.emulator.world.counters
  await appFrame(screen, world).evaluate(() => location.reload())
  await expect(app.getByRole('button', { name: 'Sign in' })).toBeVisible()
  expect(world.emulator.world.counters.mints).toBe(mints)
  await app.getByRole('button', { name: 'Sign in' }).click()
  await showsDocumentsOf(screen, ADA)
})

test('signed out of the app, a person signs in again with one press @cookies', async ({
  page,
  world,
}) => {
  const screen = await signIn(page, world)
  const { app } = screen
  await app.getByRole('button', { name: 'Sign out of this app' }).click()
  await app.getByRole('button', { name: 'Sign in again' }).click()
  await showsDocumentsOf(screen, ADA)
})

test('another person takes over, and nothing of the former is left in the app @cookies', async ({
  page,
  world,
}) => {
  const screen = await signIn(page, world)
  await page.getByRole('button', { name: 'Switch person' }).click()
  await page.getByRole('dialog').getByRole('button', { name: TOMAS.name }).click()
  await showsDocumentsOf(screen, TOMAS)
  await expect(page.getByRole('region', { name: 'Signed in as' })).toContainText(TOMAS.name)
  await expect(page.getByRole('region', { name: 'Signed in as' })).not.toContainText(ADA.name)
  const document = await appFrame(screen, world).content()
  expect(document).toContain(TOMAS.name)
  for (const trace of [ADA.name, ADA.id, 'ada.okafor']) expect(document).not.toContain(trace)
  await keepScreenshots(page, 'switched-person')
})

test('somebody who is not a member of a project asks to be let in, through the dashboard', async ({
  page,
  world,
}) => {
  const { app } = await signIn(page, world, TOMAS)
  await app.getByRole('combobox', { name: 'Project' }).selectOption('w8f2c6rn')
  await expect(app.getByRole('alert')).toContainText('not a member')
  await app.getByRole('button', { name: 'Request access' }).click()
  await expect
    .poll(() => world.emulator.world.accessRequests)
    .toEqual([
      expect.objectContaining({ personId: TOMAS.id, resourceId: 'w8f2c6rn', status: 'pending' }),
    ])
  await expect(app.getByRole('heading', { level: 1 }).first()).toHaveText(TOMAS.name)
  await keepScreenshots(page, 'access-requested')
})

test('the dashboard remembers her in another tab, with one session @cookies', async ({
  page,
  context,
  world,
}) => {
  await signIn(page, world)
  const second = await openDashboard(await context.newPage(), world)
  await showsDocumentsOf(second, ADA)
  expect(world.emulator.world.counters.sidExchanges).toBe(1)
})
