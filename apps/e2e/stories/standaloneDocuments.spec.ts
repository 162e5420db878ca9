import { choosePerson, isHers } from '../src/story/alone.ts'
import { ADA, TOMAS } from '../src/story/people.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import { sentTo } from '../src/story/sentTo.ts'
import { titleOf } from '../src/story/titleOf.ts'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

const app = (world: World): string => `${world.origin('app')}/`

test("the dashboard's app opened on its own signs in by itself, and shows the document of the link", async ({
  page,
  world,
}) => {
  await page.goto(`${app(world)}#/document/post-night-ferry`)
  await expect(page).toHaveURL(
    new RegExp(`^http://www\\.localhost:${world.emulator.port}/login\\?`),
  )
  await keepScreenshots(page, 'alone-sign-in-page')
  await choosePerson(page)
  await isHers(page)
  expect(page.url()).toBe(`${app(world)}#/document/post-night-ferry`)
  await page.getByRole('textbox', { name: 'Title' }).fill('Night ferry to Reine')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status', { name: 'Save' })).toContainText('Saved')
  expect(titleOf(world, 'post-night-ferry')).toBe('Night ferry to Reine')
  await keepScreenshots(page, 'alone-document')
})

test('signed out of the app on its own: a screen with a button, and another person signs in', async ({
  page,
  world,
}) => {
  await page.goto(`${app(world)}#/documents`)
  await choosePerson(page)
  await isHers(page)
  await page.getByRole('button', { name: 'Sign out of this app' }).click()
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  await keepScreenshots(page, 'alone-signed-out')
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await choosePerson(page, TOMAS)
  await isHers(page, TOMAS)
  await expect(page.getByRole('list', { name: 'Documents' })).toContainText('Night ferry to Røst')
  expect(await page.content()).not.toContain(ADA.name)
})

test('her other tabs show her documents without a sign-in, and what she edits in one', async ({
  page,
  context,
  world,
}) => {
  await page.goto(`${app(world)}#/document/post-night-ferry`)
  await choosePerson(page)
  await isHers(page)
  const other = await context.newPage()
  await other.goto(`${app(world)}#/documents`)
  await isHers(other)
  const list = other.getByRole('list', { name: 'Documents' })
  await expect(list).toContainText('Night ferry to Røst')
  await expect(other.getByRole('status', { name: 'Connection' })).toHaveText('Live')
  expect(sentTo(world, '/auth/fetch')).toHaveLength(1)
  expect(sentTo(world, '/users/me')).toHaveLength(1)
  await page.getByRole('textbox', { name: 'Title' }).fill('Night ferry to Reine')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(list).toContainText('Night ferry to Reine')
})
