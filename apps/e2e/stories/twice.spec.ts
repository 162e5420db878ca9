import type { Page } from '@playwright/test'
import { BUILDS, type Build } from '../src/pages/buildTwice.ts'
import { choosePerson, isHers } from '../src/story/alone.ts'
import { ADA } from '../src/story/people.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import { sentTo } from '../src/story/sentTo.ts'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

const KEY = '__sanity_auth_token'

const addressOf = (build: Build, world: World): string => `${world.origin('twice')}/${build}/`

/** What stands under the vendor's key, read from a page of the same host that has no script. */
async function storedToken(page: Page, world: World): Promise<string | null> {
  await page.goto(`${world.origin('twice')}/nothing.txt`)
  return page.evaluate((key) => localStorage.getItem(key), KEY)
}

/** Leaves a session as one of the builds would. */
async function leaveToken(page: Page, world: World): Promise<string> {
  const { value } = world.emulator.signIn(ADA.id)
  await storedToken(page, world)
  const text = JSON.stringify({ token: value })
  await page.evaluate(([key, kept]) => localStorage.setItem(key, kept), [KEY, text] as const)
  return value
}

/** The app shows what a person who is signed in sees. */
async function shows(app: Pick<Page, 'getByRole' | 'getByText'>): Promise<void> {
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(ADA.name)
  await expect(app.getByText('Signed in')).toBeVisible()
  await expect(app.getByRole('list', { name: 'Posts' })).toContainText('Night ferry to Røst')
}

/** The vendor's build has nobody any more, and has left its page for the vendor's sign-in page. */
async function leavesForTheirs(page: Page): Promise<void> {
  await expect(page.getByRole('heading')).toHaveText('Their sign-in page')
}

test.beforeEach(async ({ context }) => {
  // The vendor's build loads a script from the one, and signs in at the other.
  await context.route(/^https:\/\/core\.sanity-cdn\./, (route) => route.abort())
  await context.route(/^https:\/\/www\.sanity\.io\//, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><h1>Their sign-in page</h1>' }),
  )
})

for (const build of BUILDS) {
  test(`the app built against ${build}, in a dashboard: signed in, her name, her posts, signed out`, async ({
    page,
    world,
    canary,
  }) => {
    const createToken = () => world.emulator.signIn(ADA.id, { kind: 'plain' }).value
    await page.exposeFunction('createToken', createToken)
    const context = { mode: 'core-ui', env: 'production', orgId: 'oNorthlit' }
    const app = `${addressOf(build, world)}?_context=${encodeURIComponent(JSON.stringify(context))}`
    await page.goto(`${world.origin('host')}/dashboardFrame.html?app=${encodeURIComponent(app)}`)
    const frame = page.frameLocator('iframe[title="App"]')
    await shows(frame)
    const addresses = canary.sightings
      .filter(({ kind, origin }) => kind === 'request' && origin === world.origin('twice'))
      .map(({ text }) => text)
    expect(addresses.length).toBeGreaterThan(0)
    if (build === 'ours') expect(addresses.join(' ')).not.toContain('token=')
    await keepScreenshots(page, `twice-${build}-in-a-dashboard`)
    await frame.getByRole('button', { name: 'Sign out' }).click()
    await expect.poll(() => sentTo(world, '/auth/logout').length).toBe(1)
    await keepScreenshots(page, `twice-${build}-in-a-dashboard-signed-out`)
    // The vendor's asks for another token at once, and is signed in again.
    if (build === 'ours')
      await expect(frame.getByRole('heading', { name: ADA.name })).toHaveCount(0)
  })

  test(`the app built against ${build}, on its own, with a session in storage: signed in, and signed out`, async ({
    page,
    world,
  }) => {
    const token = await leaveToken(page, world)
    await page.goto(addressOf(build, world))
    await shows(page)
    await keepScreenshots(page, `twice-${build}-alone`)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect.poll(() => world.emulator.world.tokens.get(token)?.status).toBe('revoked')
    if (build === 'theirs') await leavesForTheirs(page)
    else await expect(page.getByRole('heading')).toHaveText('You are signed out')
    expect(await storedToken(page, world)).toBeNull()
  })
}

test("a session of the vendor's build is taken up by ours, and what ours makes of it by theirs", async ({
  page,
  world,
}) => {
  await page.clock.install()
  const token = await leaveToken(page, world)
  await page.goto(addressOf('theirs', world))
  await shows(page)
  await page.goto(addressOf('ours', world))
  await shows(page)
  await page.clock.fastForward('12:00:03')
  await expect.poll(() => sentTo(world, '/auth/refresh-token').length).toBe(1)
  await expect
    .poll(() => page.evaluate((key) => localStorage.getItem(key), KEY))
    .not.toBe(JSON.stringify({ token }))
  await page.goto(addressOf('theirs', world))
  await shows(page)
  const { reuses, refreshRefusals } = world.emulator.world.counters
  expect({ reuses, refreshRefusals }).toEqual({ reuses: 0, refreshRefusals: 0 })
})

test("a sign-in by ours is one of the vendor's build, and a sign-out too, in tabs that are open", async ({
  page,
  context,
  world,
}) => {
  await page.goto(addressOf('ours', world))
  await choosePerson(page)
  await shows(page)
  await expect.poll(() => page.evaluate((key) => localStorage.getItem(key), KEY)).not.toBeNull()
  const theirs = await context.newPage()
  await theirs.goto(addressOf('theirs', world))
  await shows(theirs)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading')).toHaveText('You are signed out')
  await leavesForTheirs(theirs)
})

test("a sign-out of the vendor's build ends ours in the tab beside it", async ({
  page,
  context,
  world,
}) => {
  await context.clock.install()
  await page.goto(addressOf('ours', world))
  await choosePerson(page)
  await isHers(page)
  // A clock that leaps while the copy is being written would run out its deadline.
  await expect.poll(() => page.evaluate((key) => localStorage.getItem(key), KEY)).not.toBeNull()
  // The record and its copy are not written as one: for a moment they may differ.
  await context.clock.fastForward(6_000)
  const theirs = await context.newPage()
  await theirs.goto(addressOf('theirs', world))
  await shows(theirs)
  await theirs.getByRole('button', { name: 'Sign out' }).click()
  await leavesForTheirs(theirs)
  await expect(page.getByRole('button', { name: 'Sign in again' })).toBeVisible()
})
