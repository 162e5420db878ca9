import type { BrowserContext, Page } from '@playwright/test'
import { choosePerson, isHers, signInAlone } from '../src/story/alone.ts'
import { nameRenders } from '../src/story/nameRenders.ts'
import { ADA, MIRA, TOMAS } from '../src/story/people.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import { sentTo } from '../src/story/sentTo.ts'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

const KEY = '__sanity_oauth_tokens'
const TABS = 5

const home = (world: World): string => `${world.origin('oauth')}/`
const stored = (page: Page): Promise<string | null> =>
  page.evaluate((key) => localStorage.getItem(key), KEY)

/** The server lets the page's session count, and what it counted of OAuth. */
async function counts(tab: Page): Promise<void> {
  await tab.getByRole('button', { name: 'Count projects' }).click()
  await expect(tab.getByRole('status')).toHaveText('3 projects')
}

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

/** What the server has seen come twice. */
function reuses({ emulator }: World): object {
  const { oauthReuses, oauthCodeReuses } = emulator.world.counters
  return { oauthReuses, oauthCodeReuses }
}

const NONE = { oauthReuses: 0, oauthCodeReuses: 0 }

test('an app goes to the authorization page, and comes back signed in, to the very place', async ({
  page,
  world,
}) => {
  await page.goto(`${home(world)}posts?tab=2#/document/7`)
  await expect(page).toHaveURL(/^http:\/\/api\.localhost:\d+\/[^?]*\/auth\/oauth\/authorize\?/)
  const asked = new URL(page.url()).searchParams
  expect(asked.get('code_challenge_method')).toBe('S256')
  expect(asked.get('redirect_uri')).toBe(`${home(world)}callback`)
  await keepScreenshots(page, 'oauth-sign-in-page')
  await choosePerson(page)
  await isHers(page)
  expect(page.url()).toBe(`${home(world)}posts?tab=2#/document/7`)
  await counts(page)
  expect(JSON.parse((await stored(page)) ?? 'null')).toMatchObject({ tokenType: 'bearer' })
  expect(sentTo(world, '/auth/oauth/token')).toHaveLength(1)
  expect(reuses(world)).toEqual(NONE)
})

test('a reload, and another tab, are signed in at once, and ask the server nothing', async ({
  page,
  context,
  world,
}) => {
  await signInAlone(page, home(world))
  const before = world.emulator.requests.list().length
  await page.reload()
  await isHers(page)
  await openTabs(context, home(world), 1)
  expect(world.emulator.requests.list().slice(before)).toEqual([])
})

test('several tabs renew once before the access token ends, each refresh token is sent once, and no name is rendered (I2)', async ({
  page,
  context,
  world,
}) => {
  await context.clock.install()
  await signInAlone(page, home(world))
  const tabs = [page, ...(await openTabs(context, home(world), TABS - 1))]
  const renders = await Promise.all(tabs.map(nameRenders))
  const { oauthAccessTokenMs } = world.emulator.world.settings
  for (const renewals of [1, 2]) {
    world.emulator.world.clock.advance(oauthAccessTokenMs - 30_000)
    await context.clock.fastForward(oauthAccessTokenMs - 30_000)
    await expect.poll(() => world.emulator.world.counters.oauthRefreshes).toBe(renewals)
    await Promise.all(tabs.map(counts))
  }
  expect(await Promise.all(tabs.map(nameRenders))).toEqual(renders)
  expect(world.emulator.world.counters.oauthRefreshes).toBe(2)
  expect(sentTo(world, '/users/me')).toHaveLength(1)
  expect(reuses(world)).toEqual(NONE)
})

test('an access token that the server ends early is renewed with the next request, which succeeds', async ({
  page,
  world,
}) => {
  await signInAlone(page, home(world))
  world.emulator.world.tokens.forEach((token) => {
    token.status = 'revoked'
  })
  await counts(page)
  expect(world.emulator.world.counters.oauthRefreshes).toBe(1)
  expect(reuses(world)).toEqual(NONE)
})

test('a forged answer signs nobody in, is cleaned, and does not break a session (S1, S2)', async ({
  page,
  world,
  canary,
}) => {
  const forged = `${home(world)}callback?code=guess&state=guess`
  await page.goto(forged)
  // Nobody is sent round in a circle: the page stays, and says what came.
  await expect(page.getByText('It was ignored')).toBeVisible()
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await choosePerson(page)
  await isHers(page)
  expect(page.url()).toBe(`${home(world)}callback`)
  expect(sentTo(world, '/auth/oauth/token')).toHaveLength(1)
  const before = world.emulator.requests.list().length
  await page.goto(forged)
  await isHers(page)
  expect(page.url()).toBe(`${home(world)}callback`)
  expect(world.emulator.requests.list().slice(before)).toEqual([])
  expect(canary.console.join(' ')).toContain('It was ignored')
})

test('the link that a sign-in came back by does nothing a second time (S5)', async ({
  page,
  world,
}) => {
  const returning = page.waitForResponse((response) => response.status() === 302)
  await signInAlone(page, home(world))
  const { location = '' } = (await returning).headers()
  expect(location).toContain('code=')
  await page.goto(location)
  await isHers(page)
  expect(page.url()).toBe(`${home(world)}callback`)
  expect(sentTo(world, '/auth/oauth/token')).toHaveLength(1)
  expect(reuses(world)).toEqual(NONE)
})

test('a refused consent is a sentence, and another person can sign in, back in the same place', async ({
  page,
  world,
}) => {
  await page.goto(`${home(world)}#/here`)
  await choosePerson(page, MIRA)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('The server says: The organization')
  expect(page.url()).toBe(`${home(world)}#/here`)
  await keepScreenshots(page, 'oauth-refused')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await choosePerson(page, TOMAS)
  await isHers(page, TOMAS)
  expect(page.url()).toBe(`${home(world)}#/here`)
})

test('a sign-out revokes at the server, clears the tokens, and reaches the other tabs (I1)', async ({
  page,
  context,
  world,
}) => {
  await signInAlone(page, home(world))
  const [other = page] = await openTabs(context, home(world), 1)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading')).toHaveText('You are signed out')
  await expect(other.getByText('You signed out in another tab or window.')).toBeVisible()
  await keepScreenshots(other, 'oauth-signed-out-elsewhere')
  expect([await stored(page), await stored(other)]).toEqual([null, null])
  const { sessions, counters } = world.emulator.world
  expect([...sessions.values()].filter(({ status }) => status === 'live')).toEqual([])
  expect(counters.oauthRevocations).toBe(1)
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await choosePerson(page, TOMAS)
  for (const tab of [page, other]) await isHers(tab, TOMAS)
  expect(await other.content()).not.toContain(ADA.name)
})

test('localStorage.clear() in one tab signs the others out (F15)', async ({
  page,
  context,
  world,
}) => {
  await context.clock.install()
  await signInAlone(page, home(world))
  const [other = page] = await openTabs(context, home(world), 1)
  // The record and its copy are not written as one: for a moment they may differ.
  await context.clock.fastForward(6_000)
  await page.evaluate(() => localStorage.clear())
  await expect(other.getByText('The data of this site was cleared in your browser.')).toBeVisible()
})
