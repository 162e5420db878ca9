import type { Page } from '@playwright/test'
import { BUILDS, type Build } from '../src/pages/buildTwice.ts'
import { counters } from '../src/story/directus.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import { sleeps } from '../src/story/sleeps.ts'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

/** Where the vendor's documentation keeps the session. */
const KEY = 'directus-data'

const addressOf = (build: Build, world: World): string => `${world.origin('stored')}/${build}/`
const other = (build: Build): Build => (build === 'ours' ? 'theirs' : 'ours')

async function press(page: Page, button: string, status: string): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByRole('status')).toHaveText(status)
}

/** The page knows who is signed in, and the session serves. */
async function isHers(page: Page): Promise<void> {
  await expect(page.getByRole('heading')).toHaveText('Noor')
  await press(page, 'Read my tasks', '3 tasks')
}

async function signIn(page: Page, world: World, build: Build): Promise<void> {
  await page.goto(addressOf(build, world))
  await expect(page.getByRole('heading')).toHaveText('Nobody')
  await press(page, 'Sign in as Noor', 'Signed in')
  await isHers(page)
}

const stored = (page: Page): Promise<{ access_token: string | null }> =>
  page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? 'null'), KEY)

test("mode json in the app's own storage survives a reload, and is the session of a second tab", async ({
  page,
  context,
  world,
}) => {
  await signIn(page, world, 'ours')
  expect(await stored(page)).toMatchObject({ expires: 900_000, refresh_token: expect.any(String) })
  await page.reload()
  await isHers(page)
  const second = await context.newPage()
  await second.goto(addressOf('ours', world))
  await isHers(second)
  await press(page, 'Sign out', 'Signed out')
  await expect(page.getByRole('heading')).toHaveText('Nobody')
  await press(second, 'Read my tasks', 'It did not work')
  expect((await stored(page)).access_token).toBeNull()
  await keepScreenshots(page, 'directus-stored')
})

for (const build of BUILDS) {
  test(`a session that the build against ${build} has stored is taken up by the one against ${other(build)}, renewed there, and taken back`, async ({
    page,
    context,
    world,
  }) => {
    await context.clock.install()
    await signIn(page, world, build)
    await page.goto(addressOf(other(build), world))
    await isHers(page)
    await sleeps(context, world, 3_600_000)
    // A reload in the midst of a renewal would lose the answer, and with it the session.
    await press(page, 'Read my tasks', '3 tasks')
    await page.reload()
    await isHers(page)
    expect(counters(world).refreshes).toBe(1)
    await page.goto(addressOf(build, world))
    await isHers(page)
    const { refreshes, reuses, refreshRefusals, logins } = counters(world)
    expect({ refreshes, reuses, refreshRefusals, logins }).toEqual({
      refreshes: 1,
      reuses: 0,
      refreshRefusals: 0,
      logins: 1,
    })
  })

  test(`a sign-out of the build against ${build} is one for the build against ${other(build)}`, async ({
    page,
    world,
  }) => {
    await signIn(page, world, build)
    await page.goto(addressOf(other(build), world))
    await isHers(page)
    await page.goto(addressOf(build, world))
    await press(page, 'Sign out', 'Signed out')
    await page.goto(addressOf(other(build), world))
    await press(page, 'Read my tasks', 'It did not work')
    await expect(page.getByRole('heading')).toHaveText('Nobody')
    expect(world.emulator.world.directus.sessions.size).toBe(0)
  })
}
