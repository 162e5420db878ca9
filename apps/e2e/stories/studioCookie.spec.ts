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

test.afterEach('no request of a studio goes to the host that all projects share', ({ world }) => {
  asksProjectOnly(world)
})

test('the studio’s cookie signs the tool in where the browser sends it; where not, the tool says what to do (F39) @cookies', async ({
  page,
  world,
  thirdPartyCookies,
}) => {
  const studio = await openStudio(page, world, 'cookie')
  await toolIsOut(studio, 'no-credential')
  await signStudioIn(studio)
  if (thirdPartyCookies === 'allow') {
    await toolShows(studio, ADA, 'cookie')
    await page.reload()
    await toolShows(studio, ADA, 'cookie')
    await expect(studio.identity).toContainText(ADA.name)
    await expect(page.getByRole('alert')).toHaveCount(0)
    expect(
      world.emulator.requests.list().filter(({ credential }) => /^bearer/.test(credential)),
    ).toEqual([])
  } else {
    await expect(page.getByRole('alert')).toContainText('Allow third-party cookies')
    await toolIsOut(studio, 'no-credential')
    await expect(studio.tool.getByRole('status')).toContainText('allow cookies for the API')
    await studioIsWhole(studio)
  }
  await keepScreenshots(page, `studio-cookie-${thirdPartyCookies}`)
})

test('signed out with the tool, the cookie’s session is over at the platform, and for a reload @cookies', async ({
  page,
  world,
  thirdPartyCookies,
}) => {
  test.skip(thirdPartyCookies === 'block', 'Nobody can be signed in by cookie')
  const studio = await openStudio(page, world, 'cookie')
  await signStudioIn(studio)
  await toolShows(studio, ADA, 'cookie')
  await studio.tool.getByRole('button', { name: 'Sign out with this tool' }).click()
  await toolIsOut(studio, 'signed-out')
  await expect(studio.identity).toContainText('Nobody is signed in')
  const { sessions } = world.emulator.world
  expect([...sessions.values()].map(({ status }) => status)).toEqual(['ended'])
  await page.reload()
  await toolIsOut(studio, 'no-credential')
})

test('the studio takes its cookie back, and the tool finds out; another person’s cookie is that person @cookies', async ({
  page,
  world,
  thirdPartyCookies,
}) => {
  test.skip(thirdPartyCookies === 'block', 'Nobody can be signed in by cookie')
  const studio = await openStudio(page, world, 'cookie')
  await signStudioIn(studio)
  await toolShows(studio, ADA, 'cookie')
  await signStudioOut(studio)
  await toolIsOut(studio, 'revoked')
  await studioIsWhole(studio)
  await signStudioIn(studio, TOMAS)
  await toolShows(studio, TOMAS, 'cookie')
  await expect(studio.tool).not.toContainText(ADA.name)
})
