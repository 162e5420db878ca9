import type { Page } from '@playwright/test'
import { counters } from '../src/story/directus.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import {
  asksToSignIn,
  isLive,
  openTasks,
  showsTasks,
  signOut,
  tasksUrl,
} from '../src/story/tasks.ts'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

/** She signs in with Acme, and has no password. */
const YUKI = { name: 'Yuki Tanaka', email: 'sso@example.com', password: '' }
/** Her account at Acme is suspended at Directus. */
const PETRA = { name: 'Petra Novak' }
const SAM = { name: 'Sam Okoro', email: 'native@example.com', password: '' }

/** Leaves for a provider, and says there who one is. */
async function signInWith(page: Page, provider: string, person: string): Promise<void> {
  await page.getByRole('button', { name: `Sign in with ${provider}`, exact: true }).click()
  await page.getByRole('link', { name: person }).click()
}

/** The app's page, with a place in it. */
const place = (world: World, mode: 'cookie' | 'session'): string =>
  `${tasksUrl(world, mode)}&list=7#/open`

test('a provider signs in on its page, and back at the very place she is signed in, and stays so', async ({
  page,
  world,
}) => {
  await openTasks(page, place(world, 'session'))
  await signInWith(page, 'Acme', YUKI.name)
  await showsTasks(page, YUKI)
  await isLive(page)
  expect(page.url()).toBe(place(world, 'session'))
  await page.reload()
  await showsTasks(page, YUKI)
  const { logins, usersMe } = counters(world)
  expect(logins).toBe(1)
  expect(usersMe).toBeGreaterThan(0)
})

test('a provider that leaves a refresh token signs in an app in mode cookie', async ({
  page,
  world,
}) => {
  await openTasks(page, place(world, 'cookie'))
  await signInWith(page, 'Acme for native apps', SAM.name)
  await showsTasks(page, SAM)
  expect(page.url()).toBe(place(world, 'cookie'))
  await signOut(page)
  await asksToSignIn(page, 'You are signed out')
})

test('a refusal of a provider comes back with its reason, to a clean address, and is told once', async ({
  page,
  world,
}) => {
  await openTasks(page, place(world, 'session'))
  await signInWith(page, 'Acme', PETRA.name)
  await asksToSignIn(page)
  await expect(
    page.getByText('The sign-in with acme did not succeed (INVALID_CREDENTIALS).'),
  ).toBeVisible()
  expect(page.url()).toBe(place(world, 'session'))
  await keepScreenshots(page, 'directus-provider-refused')
  await page.reload()
  await asksToSignIn(page)
  await expect(page.getByText('did not succeed')).toHaveCount(0)
  await signInWith(page, 'Acme', YUKI.name)
  await showsTasks(page, YUKI)
})

test('an address that only claims a refusal is left as it is, and says nothing', async ({
  page,
  world,
}) => {
  await openTasks(page, `${tasksUrl(world, 'session')}&reason=INVALID_CREDENTIALS`)
  await expect(page.getByText('did not succeed')).toHaveCount(0)
  expect(page.url()).toBe(`${tasksUrl(world, 'session')}&reason=INVALID_CREDENTIALS`)
})

test('mode json offers no provider, whose page leaves a cookie', async ({ page, world }) => {
  await openTasks(page, tasksUrl(world, 'json'))
  await expect
    .poll(() => world.emulator.requests.list().some(({ path }) => path === '/auth'))
    .toBe(true)
  await expect(page.getByRole('button', { name: /^Sign in with/ })).toHaveCount(0)
})
