import { ADA, TOMAS } from '../src/story/people.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import {
  asksProjectOnly,
  openStudio,
  signStudioIn,
  signStudioOut,
  studioIsWhole,
  toolIsOut,
  toolShows,
} from '../src/story/studio.ts'
import { expect, test } from '../src/test.ts'

const BY_COOKIE = 'a cookie: null, and authenticated'

test.afterEach('no request of a studio goes to the host that all projects share', ({ world }) => {
  asksProjectOnly(world)
})

test('a studio tells its tool who is there: nobody, a person, another one, nobody again', async ({
  page,
  world,
}) => {
  const studio = await openStudio(page, world, 'source')
  await toolIsOut(studio, 'no-credential')
  expect(world.emulator.requests.list()).toEqual([])

  await signStudioIn(studio)
  await toolShows(studio, ADA)
  await signStudioIn(studio, TOMAS)
  await toolShows(studio, TOMAS)
  await expect(studio.tool).not.toContainText(ADA.name)
  await keepScreenshots(page, 'studio-source')

  await signStudioOut(studio)
  await toolIsOut(studio, 'signed-out-elsewhere')
  await studioIsWhole(studio)
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
})

test('another token of the same person is a renewal: nothing on the screen moves', async ({
  page,
  world,
}) => {
  const studio = await openStudio(page, world, 'source')
  await signStudioIn(studio)
  await toolShows(studio, ADA)
  const list = await studio.tool.getByRole('list', { name: 'Documents' }).elementHandle()
  await signStudioIn(studio)
  await expect(page.getByRole('log')).toContainText('The token was renewed')
  await toolShows(studio, ADA)
  expect(await list?.evaluate((element) => element.isConnected)).toBe(true)
})

test('a token that runs out in use ends the session, and the next word of the studio begins another', async ({
  page,
  world,
}) => {
  const studio = await openStudio(page, world, 'source')
  await signStudioIn(studio)
  await toolShows(studio, ADA)
  await page.getByRole('button', { name: 'Expire the token' }).click()
  await toolIsOut(studio, 'revoked')
  await studioIsWhole(studio)
  await signStudioIn(studio)
  await toolShows(studio, ADA)
})

test('authenticated without a token means the cookie, where the browser sends it @cookies', async ({
  page,
  world,
  thirdPartyCookies,
}) => {
  const studio = await openStudio(page, world, 'source')
  await signStudioIn(studio)
  await toolShows(studio, ADA)
  await page.getByRole('combobox', { name: 'By' }).selectOption(BY_COOKIE)
  await signStudioIn(studio, TOMAS)
  if (thirdPartyCookies === 'allow') {
    await toolShows(studio, TOMAS, 'cookie')
    await expect(studio.tool).not.toContainText(ADA.name)
    await signStudioOut(studio)
  }
  await toolIsOut(studio, 'no-credential')
  await studioIsWhole(studio)
})
