import type { BrowserContext, Page } from '@playwright/test'
import { choosePerson, isHers, signInAlone } from '../src/story/alone.ts'
import { nameRenders } from '../src/story/nameRenders.ts'
import { ADA, TOMAS } from '../src/story/people.ts'
import { sentTo } from '../src/story/sentTo.ts'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

const TABS = 10

const home = (world: World): string => `${world.origin('standalone')}/`

/** Opens the app in further tabs of a browser where she is signed in. */
async function openTabs(context: BrowserContext, url: string, count: number): Promise<Page[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const tab = await context.newPage()
      await tab.goto(url)
      await isHers(tab)
      return tab
    }),
  )
}

/** A tab's session still serves. */
async function counts(tab: Page): Promise<void> {
  await tab.getByRole('button', { name: 'Count projects' }).click()
  await expect(tab.getByRole('status')).toHaveText('3 projects')
}

test('several tabs share a session, which is asked for once', async ({ page, context, world }) => {
  await signInAlone(page, home(world))
  const tabs = await openTabs(context, home(world), 3)
  await Promise.all(tabs.map(counts))
  expect(sentTo(world, '/auth/fetch')).toHaveLength(1)
  expect(sentTo(world, '/users/me')).toHaveLength(1)
})

test('a sign-in in one tab reaches the one that waits, and a sign-out reaches all', async ({
  page,
  context,
  world,
}) => {
  await page.goto(`${home(world)}?signIn=own#/waiting`)
  await expect(page.getByRole('heading')).toHaveText('Welcome to this app')
  const other = await context.newPage()
  await signInAlone(other, home(world))
  await isHers(page)
  expect(new URL(page.url()).hash).toBe('#/waiting')
  await other.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading')).toHaveText('Welcome to this app')
  await expect(other.getByRole('heading')).toHaveText('You are signed out')
})

test('a sign-out in one tab is told of in the others, which do not leave the page', async ({
  page,
  context,
  world,
}) => {
  await signInAlone(page, home(world))
  const [other = page] = await openTabs(context, `${home(world)}#/here`, 1)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(other.getByText('You signed out in another tab or window.')).toBeVisible()
  expect(other.url()).toBe(`${home(world)}#/here`)
  // The tabs are told first, and the platform then.
  await expect.poll(() => sentTo(world, '/auth/logout').length).toBe(1)
})

test('another person in one tab is another person in all, and nothing of the former is left', async ({
  page,
  context,
  world,
}) => {
  await signInAlone(page, home(world))
  const tabs = await openTabs(context, home(world), 2)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await choosePerson(page, TOMAS)
  await isHers(page, TOMAS)
  for (const tab of tabs) {
    await isHers(tab, TOMAS)
    const document = await tab.content()
    for (const trace of [ADA.name, ADA.id]) expect(document).not.toContain(trace)
  }
})

test('localStorage.clear() in one tab signs the others out (W19, F15)', async ({
  page,
  context,
  world,
}) => {
  await context.clock.install()
  await signInAlone(page, home(world))
  const tabs = await openTabs(context, home(world), 2)
  // A clock that leaps while the copy is being written would run out its deadline.
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBeGreaterThan(0)
  // The record and its copy are not written as one: for a moment they may differ.
  await context.clock.fastForward(6_000)
  await page.evaluate(() => localStorage.clear())
  for (const tab of tabs) {
    await expect(tab.getByText('The data of this site was cleared in your browser.')).toBeVisible()
  }
})

test('a renewal in one tab keeps the name in the others, without a render of it (W20)', async ({
  page,
  context,
  world,
}) => {
  await context.clock.install()
  await signInAlone(page, home(world))
  const [other = page] = await openTabs(context, home(world), 1)
  const [before, old] = [
    await nameRenders(other),
    await other.getByText(/^Renewed at/).textContent(),
  ]
  await context.clock.fastForward('12:00:03')
  await expect.poll(() => sentTo(world, '/auth/refresh-token').length).toBe(1)
  await expect(other.getByText(/^Renewed at/)).not.toHaveText(old ?? '')
  await counts(other)
  expect(await nameRenders(other)).toBe(before)
  expect(sentTo(world, '/users/me')).toHaveLength(1)
})

test('ten tabs make one renewal after twelve hours, and all go on with it (F20)', async ({
  page,
  context,
  world,
}) => {
  await context.clock.install()
  await signInAlone(page, home(world))
  const tabs = [page, ...(await openTabs(context, home(world), TABS - 1))]
  await context.clock.fastForward('12:00:03')
  await expect.poll(() => sentTo(world, '/auth/refresh-token').length).toBe(1)
  await Promise.all(tabs.map(counts))
  await Promise.all(tabs.map((tab) => isHers(tab)))
  const { refreshes, reuses, refreshRefusals, usersMe } = world.emulator.world.counters
  expect({ refreshes, reuses, refreshRefusals, usersMe }).toEqual({
    refreshes: 1,
    reuses: 0,
    refreshRefusals: 0,
    usersMe: 1,
  })
})

test('eleven hours, a reload, and another hour: twelve hours are twelve hours', async ({
  page,
  world,
}) => {
  await page.clock.install()
  await signInAlone(page, home(world))
  await page.clock.fastForward('11:00:00')
  await page.reload()
  await isHers(page)
  expect(sentTo(world, '/auth/refresh-token')).toEqual([])
  await page.clock.fastForward('01:00:03')
  await expect.poll(() => sentTo(world, '/auth/refresh-token').length).toBe(1)
  await counts(page)
})

test('a token that the server has ended: told of, in all tabs, and nobody is sent away', async ({
  page,
  context,
  world,
}) => {
  await signInAlone(page, home(world))
  const [other = page] = await openTabs(context, home(world), 1)
  world.emulator.world.tokens.forEach((token) => {
    token.status = 'revoked'
  })
  await page.getByRole('button', { name: 'Count projects' }).click()
  for (const tab of [page, other]) {
    await expect(tab.getByRole('button', { name: 'Sign in again' })).toBeVisible()
  }
  expect(page.url()).toBe(home(world))
})
