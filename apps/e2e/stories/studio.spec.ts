import { ADA, TOMAS } from '../src/story/people.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import {
  asksProjectOnly,
  openStudio,
  type StudioScreen,
  signStudioIn,
  signStudioOut,
  studioIsWhole,
  toolIsOut,
  toolShows,
} from '../src/story/studio.ts'
import { expect, test } from '../src/test.ts'

test.afterEach('no request of a studio goes to the host that all projects share', ({ world }) => {
  asksProjectOnly(world)
})

test('a tool is signed in by the token that its studio has left in storage, without a click', async ({
  page,
  world,
}) => {
  const studio = await openStudio(page, world)
  await signStudioIn(studio)
  await toolShows(studio, ADA)
  await page.reload()
  await toolShows(studio, ADA)
  await expect(studio.identity).toContainText(ADA.name)
  await expect(studio.tool).toContainText('project-token')
  await expect(studio.tool).toContainText("The studio's session serves its own project only")
  await keepScreenshots(page, 'studio-token')
})

test('the key that the documentation names serves as well', async ({ page, world }) => {
  const studio = await openStudio(page, world)
  await page
    .getByRole('combobox', { name: 'Token under' })
    .selectOption('__sanity_auth_token_k3v9x2ab')
  await signStudioIn(studio)
  await toolShows(studio, ADA)
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([
    '__sanity_auth_token_k3v9x2ab',
  ])
})

test('with nobody signed in the tool keeps to its place: the studio is whole, and nobody is sent anywhere', async ({
  page,
  world,
}) => {
  const studio = await openStudio(page, world)
  const { href } = new URL(page.url())
  await toolIsOut(studio, 'no-credential')
  await studioIsWhole(studio)
  await studio.tool.getByRole('button', { name: 'Look again' }).click()
  await toolIsOut(studio, 'no-credential')
  expect([page.url(), page.context().pages().length]).toEqual([href, 1])
  await keepScreenshots(page, 'studio-signed-out')
})

test('the studio signs out in another tab, and somebody else in: the tool follows, and nothing of the former is left', async ({
  page,
  context,
  world,
}) => {
  const studio = await openStudio(page, world)
  await signStudioIn(studio)
  await toolShows(studio, ADA)
  const other = await openStudio(await context.newPage(), world)
  await toolShows(other, ADA)

  await signStudioOut(other)
  await toolIsOut(studio, 'signed-out-elsewhere')
  await studioIsWhole(studio)

  await signStudioIn(other, TOMAS)
  await toolShows(studio, TOMAS)
  await expect(studio.identity).toContainText(TOMAS.name)
  await nothingIsLeftOf(ADA, studio)
})

test('the studio changes hands in another tab: the tool is the other person’s at once', async ({
  page,
  context,
  world,
}) => {
  const studio = await openStudio(page, world)
  await signStudioIn(studio)
  await toolShows(studio, ADA)
  const before = world.emulator.requests.list().length
  const other = await openStudio(await context.newPage(), world)
  await signStudioIn(other, TOMAS)
  await toolShows(studio, TOMAS)
  await nothingIsLeftOf(ADA, studio)
  const queries = world.emulator.requests
    .list()
    .slice(before)
    .filter(({ path }) => path.includes('/data/query/'))
  expect(queries.length).toBeGreaterThan(1)
  await keepScreenshots(page, 'studio-switched-person')
})

test('a token that runs out in use ends the session with a sentence, until the studio signs in again', async ({
  page,
  context,
  world,
}) => {
  const studio = await openStudio(page, world)
  await signStudioIn(studio)
  await toolShows(studio, ADA)
  await page.getByRole('button', { name: 'Expire the token' }).click()
  await toolIsOut(studio, 'revoked')
  await expect(studio.tool.getByRole('status')).toContainText('Sign in to the studio again')
  await studioIsWhole(studio)
  await keepScreenshots(page, 'studio-token-expired')

  const other = await openStudio(await context.newPage(), world)
  await signStudioIn(other)
  await toolShows(studio, ADA)
})

test('signed out with the tool: the studio’s token is gone, here and at the platform', async ({
  page,
  world,
}) => {
  const studio = await openStudio(page, world)
  await signStudioIn(studio)
  await toolShows(studio, ADA)
  await studio.tool.getByRole('button', { name: 'Sign out with this tool' }).click()
  await toolIsOut(studio, 'signed-out')
  await expect(studio.identity).toContainText('Nobody is signed in')
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  const { sessions } = world.emulator.world
  expect([...sessions.values()].map(({ status }) => status)).toEqual(['ended'])
})

/** Looks through the whole page, what is hidden in it, too. */
async function nothingIsLeftOf(
  { id, name }: { readonly id: string; readonly name: string },
  { page, tool }: StudioScreen,
): Promise<void> {
  await expect(tool).not.toContainText(name)
  const document = await page.content()
  for (const trace of [name, id, 'ada.okafor']) expect(document).not.toContain(trace)
}
