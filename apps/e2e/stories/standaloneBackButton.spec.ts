import type { Page } from '@playwright/test'
import { choosePerson, isHers, signInAlone } from '../src/story/alone.ts'
import { ADA } from '../src/story/people.ts'
import { sentTo } from '../src/story/sentTo.ts'
import { expect, test } from '../src/test.ts'

test.use({ backForwardCache: true })

/** Goes back as a person does; the page that comes says whether it comes as it was. */
async function goBack(page: Page): Promise<void> {
  await page.mouse.click(5, 5)
  await page.evaluate(() => history.back()).catch(() => undefined)
}

/** Lets a page remember that it came back as it was. */
async function rememberReturn(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) Object.assign(window, { cameBack: true })
    })
  })
}

test('back from the sign-in page to a screen of the app, as it was: a person can press again at once', async ({
  page,
  world,
}) => {
  await rememberReturn(page)
  await page.goto(`${world.origin('standalone')}/?signIn=own#/here`)
  await page.getByRole('button', { name: 'Enter', exact: true }).click()
  await expect(page).toHaveURL(/\/login\?/)
  await goBack(page)
  await expect.poll(() => page.evaluate(() => 'cameBack' in window).catch(() => false)).toBe(true)
  await expect(page.getByRole('heading')).toHaveText('Welcome to this app')
  await page.getByRole('button', { name: 'Enter', exact: true }).click()
  await choosePerson(page)
  await isHers(page)
})

test('back from the sign-in page to an app that went there by itself: she can go on from there', async ({
  page,
  world,
}) => {
  await page.goto(`${world.origin('host')}/`)
  await page.goto(`${world.origin('standalone')}/#/here`)
  await expect(page).toHaveURL(/\/login\?/)
  await goBack(page)
  const button = page.getByRole('button', { name: 'Sign in' })
  const link = page.getByRole('link', { name: ADA.name })
  await expect(button.or(link)).toBeVisible()
  if (await button.isVisible()) await button.click()
  await choosePerson(page)
  await isHers(page)
  expect(page.url()).toBe(`${world.origin('standalone')}/#/here`)
})

test('back from the sign-in page, where she has signed in beside it: she is signed in', async ({
  page,
  context,
  world,
}) => {
  await page.goto(`${world.origin('standalone')}/?signIn=own#/here`)
  await page.getByRole('button', { name: 'Enter', exact: true }).click()
  await expect(page).toHaveURL(/\/login\?/)
  await signInAlone(await context.newPage(), `${world.origin('standalone')}/`)
  await goBack(page)
  await isHers(page)
  expect(sentTo(world, '/auth/fetch')).toHaveLength(1)
})

test('back to a page of hers after a sign-out beside it: no name is left on it (F34)', async ({
  page,
  context,
  world,
}) => {
  await signInAlone(page, `${world.origin('standalone')}/`)
  await page.evaluate((href) => location.assign(href), `${world.origin('host')}/`)
  await expect(page).toHaveTitle('A page that embeds')
  const other = await context.newPage()
  await other.goto(`${world.origin('standalone')}/`)
  await other.getByRole('button', { name: 'Sign out' }).click()
  await expect(other.getByRole('heading')).toHaveText('You are signed out')
  await goBack(page)
  await expect(page.getByRole('link', { name: ADA.name })).toBeVisible()
  await expect(page).toHaveURL(/\/login\?/)
})
