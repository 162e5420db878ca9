import { choosePerson } from '../src/story/alone.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import { expect, test } from '../src/test.ts'

test.use({ thirdPartyCookies: 'block-all' })

test('a browser that keeps nothing for the page: the sign-in is not taken, and a sentence says why (F12)', async ({
  page,
  world,
}) => {
  // A page that stays where it is says whether the browser does what the story is about.
  await page.goto(`${world.origin('evil')}/`)
  const storage = await page.evaluate(() => {
    try {
      return localStorage.length
    } catch (error) {
      return String(error)
    }
  })
  expect(storage).toContain('SecurityError')
  await page.goto(`${world.origin('standalone')}/#/here`)
  await choosePerson(page)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('This browser keeps no data for this page')
  expect(page.url()).not.toMatch(/sid=|gatehouse_/)
  expect(world.emulator.world.counters.sidExchanges).toBe(0)
  await keepScreenshots(page, 'standalone-blocked-storage')
})
