import type { Page } from '@playwright/test'
import { NOOR } from '../src/story/directus.ts'
import {
  asksToSignIn,
  openTasks,
  showsTasks,
  signIn,
  signOut,
  tasksUrl,
} from '../src/story/tasks.ts'
import { expect, test } from '../src/test.ts'

test.use({ backForwardCache: true })

const YUKI = { name: 'Yuki Tanaka', email: 'sso@example.com', password: '' }

/** Goes back as a person does. */
async function goBack(page: Page): Promise<void> {
  await page.mouse.click(5, 5)
  await page.evaluate(() => history.back()).catch(() => undefined)
}

test('back from the page of a provider to the form, as it was: a person can press again at once', async ({
  page,
  world,
}) => {
  await page.addInitScript(() => {
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) Object.assign(window, { cameBack: true })
    })
  })
  await openTasks(page, tasksUrl(world, 'session'))
  const acme = page.getByRole('button', { name: 'Sign in with Acme', exact: true })
  await acme.click()
  await expect(page.getByRole('link', { name: YUKI.name })).toBeVisible()
  await goBack(page)
  await expect.poll(() => page.evaluate(() => 'cameBack' in window).catch(() => false)).toBe(true)
  await acme.click()
  await page.getByRole('link', { name: YUKI.name }).click()
  await showsTasks(page, YUKI)
})

test('back to a page of hers after a sign-out beside it: no name is left on it (F34)', async ({
  page,
  context,
  world,
}) => {
  await signIn(page, tasksUrl(world, 'cookie'))
  await page.evaluate((href) => location.assign(href), `${world.origin('host')}/`)
  await expect(page).toHaveTitle('A page that embeds')
  const other = await context.newPage()
  await other.goto(tasksUrl(world, 'cookie'))
  await showsTasks(other)
  await signOut(other)
  await asksToSignIn(other, 'You are signed out')
  await page.bringToFront()
  await goBack(page)
  await expect(page.getByRole('form', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByText(NOOR.email)).toHaveCount(0)
})
