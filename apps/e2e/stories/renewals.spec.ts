import type { Page } from '@playwright/test'
import { appFrame, type DashboardScreen, showsDocumentsOf, signIn } from '../src/story/dashboard.ts'
import { ADA } from '../src/story/people.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import { titleOf } from '../src/story/titleOf.ts'
import { watchForFlashes } from '../src/story/watchForFlashes.ts'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

/** The app anew, with a token that only the dashboard can replace. */
async function withPlainToken(page: Page, world: World): Promise<DashboardScreen> {
  const screen = await signIn(page, world)
  await page.getByLabel('Token kind').selectOption('plain')
  await page.getByRole('button', { name: 'Reload the app' }).click()
  await expect
    .poll(
      () => [...world.emulator.world.tokens.values()].at(-1)?.kind,
      'the kind of the last token',
    )
    .toBe('plain')
  await showsDocumentsOf(screen, ADA)
  return screen
}

for (const [how, button] of [
  ['runs out', 'Expire the token'],
  ['is revoked', 'Revoke the token'],
] as const) {
  test(`a token that ${how} while in use: the title is still saved, and nothing flashes @cookies`, async ({
    page,
    world,
  }) => {
    const screen = await withPlainToken(page, world)
    const { app } = screen
    await app.getByRole('link', { name: 'Night ferry to Røst' }).click()
    await app.getByRole('textbox', { name: 'Title' }).fill('Night ferry to Reine')
    const flashes = await watchForFlashes(appFrame(screen, world))
    await page.getByRole('button', { name: button }).click()
    await expect(page.getByRole('log')).toContainText('The app does not know yet')
    await app.getByRole('button', { name: 'Save' }).click()
    await expect(app.getByRole('status', { name: 'Save' })).toContainText('Saved')
    expect(titleOf(world, 'post-night-ferry')).toBe('Night ferry to Reine')
    await expect(app.getByRole('list', { name: 'Documents' })).toHaveAttribute('aria-busy', 'false')
    expect(await flashes()).toEqual([])
    await expect(page.getByRole('log')).toContainText('Gave the app token no. 3')
    await keepScreenshots(page, `saved-after-token-${how.replaceAll(' ', '-')}`)
  })
}

test('a bad token in the address is replaced through the dashboard @cookies', async ({
  page,
  world,
}) => {
  const screen = await signIn(page, world)
  await page.getByRole('checkbox', { name: 'Bad token' }).check()
  await page.getByRole('button', { name: 'Reload the app' }).click()
  await expect(page.getByRole('log')).toContainText('Gave the app token no. 2')
  await showsDocumentsOf(screen, ADA)
  await expect(page.getByRole('log')).toContainText('Gave the app a bad token')
})

test('a stamped token is refreshed after twelve hours, and nothing flashes', async ({
  page,
  world,
}) => {
  await page.clock.install()
  const screen = await signIn(page, world)
  const flashes = await watchForFlashes(appFrame(screen, world))
  await page.clock.fastForward('12:00:03')
  const refreshes = (origin: string) =>
    world.emulator.requests
      .list()
      .filter(
        (request) =>
          request.method === 'POST' &&
          request.path.endsWith('/auth/refresh-token') &&
          request.origin === origin,
      )
  await expect.poll(() => refreshes(world.origin('app')).length).toBe(1)
  await expect.poll(() => refreshes(world.origin('dashboard')).length).toBe(1)
  await showsDocumentsOf(screen, ADA)
  await expect(screen.app.getByText('logged-in', { exact: true })).toBeVisible()
  expect(world.emulator.world.counters.reuses).toBe(0)
  expect(await flashes()).toEqual([])
})

test('the network goes and comes back: signed in all the while, and the title is saved @cookies', async ({
  page,
  context,
  world,
}) => {
  const screen = await signIn(page, world)
  const { app } = screen
  await app.getByRole('link', { name: 'Night ferry to Røst' }).click()
  await app.getByRole('textbox', { name: 'Title' }).fill('Night ferry to Reine')
  const flashes = await watchForFlashes(appFrame(screen, world))
  await context.setOffline(true)
  await app.getByRole('button', { name: 'Save' }).click()
  const save = app.getByRole('status', { name: 'Save' })
  await expect(save).toContainText('waiting for the network')
  await expect(app.getByText('logged-in', { exact: true })).toBeVisible()
  await context.setOffline(false)
  await expect(save).toContainText('Saved at')
  expect(titleOf(world, 'post-night-ferry')).toBe('Night ferry to Reine')
  expect(await flashes()).toEqual([])
})

test('a token that runs out during an outage is renewed after it, and nobody is signed out', async ({
  page,
  world,
}) => {
  const screen = await withPlainToken(page, world)
  const { app } = screen
  await app.getByRole('link', { name: 'Night ferry to Røst' }).click()
  await app.getByRole('textbox', { name: 'Title' }).fill('Night ferry to Reine')
  const flashes = await watchForFlashes(appFrame(screen, world))
  await page.getByRole('button', { name: 'Cut the network for 10 s' }).click()
  await expect(page.getByRole('timer', { name: 'Network is cut' })).toBeVisible()
  await page.getByRole('button', { name: 'Expire the token' }).click()
  await expect(page.getByRole('log')).toContainText('The app does not know yet')
  await app.getByRole('button', { name: 'Save' }).click()
  const save = app.getByRole('status', { name: 'Save' })
  await expect(save).toContainText('waiting for the network')
  await keepScreenshots(page, 'network-is-cut')
  world.emulator.world.clock.advance(10_000)
  await expect(save).toContainText('Saved at')
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(ADA.name)
  expect(await flashes()).toEqual([])
})
