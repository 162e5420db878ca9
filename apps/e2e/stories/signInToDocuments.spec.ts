import { appFrame, openDashboard, signIn } from '../src/story/dashboard.ts'
import { issueSid } from '../src/story/issueSid.ts'
import { ADA, MIRA } from '../src/story/people.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import { titleOf } from '../src/story/titleOf.ts'
import { expect, test } from '../src/test.ts'

test('a person signs in once, and the app in the frame shows her documents without a click @cookies', async ({
  page,
  world,
  canary,
}) => {
  const screen = await signIn(page, world)
  const { app } = screen
  await expect(app.getByRole('img', { name: `Picture of ${ADA.name}` })).toBeVisible()
  await expect(app.getByText('logged-in', { exact: true })).toBeVisible()
  await expect(
    app.getByRole('region', { name: 'Your projects' }).getByRole('listitem'),
  ).toHaveCount(3)
  await expect(app.getByRole('list', { name: 'Documents' }).getByRole('listitem')).toHaveCount(8)
  await expect(page.getByRole('region', { name: 'Signed in as' })).toContainText(ADA.name)

  expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('')
  expect(new URL(appFrame(screen, world).url()).hash).toBe('#/documents')

  const fromApp = world.emulator.requests
    .list()
    .filter(({ method, origin }) => method !== 'OPTIONS' && origin === world.origin('app'))
  expect(fromApp[0]?.path).toBe('/v2021-06-07/users/me')
  expect(fromApp.filter(({ path }) => path.endsWith('/users/me'))).toHaveLength(1)
  const atRequests = canary.sightings.filter(
    ({ kind, origin }) => kind === 'request' && origin === world.origin('app'),
  )
  expect(atRequests.length).toBeGreaterThan(0)
  expect(atRequests.filter(({ text }) => text.includes('token='))).toEqual([])
  await keepScreenshots(page, 'documents')
})

test('her name needs no request but one: it shows while all others hang', async ({
  page,
  world,
}) => {
  for (const path of ['/projects', '/data', '/intake']) {
    world.emulator.faults.add({ kind: 'hang', match: { path } })
  }
  const { app } = await openDashboard(page, world)
  await page.getByRole('button', { name: ADA.name }).click()
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(ADA.name)
  await expect(app.getByRole('status', { name: 'Connection' })).toHaveText('Loading…')
})

test('she edits a title, and the platform has it @cookies', async ({ page, world }) => {
  const screen = await signIn(page, world)
  const { app } = screen
  await app.getByRole('link', { name: 'Night ferry to Røst' }).click()
  expect(new URL(appFrame(screen, world).url()).hash).toBe('#/document/post-night-ferry')
  await app.getByRole('textbox', { name: 'Title' }).fill('Night ferry to Reine')
  await app.getByRole('button', { name: 'Save' }).click()
  await expect(app.getByRole('status', { name: 'Save' })).toContainText('Saved')
  expect(titleOf(world, 'post-night-ferry')).toBe('Night ferry to Reine')
  await app.getByRole('link', { name: 'Close' }).click()
  await expect(app.getByRole('list', { name: 'Documents' })).toContainText('Night ferry to Reine')
})

test('a person whose sign-in is refused reads why, and can choose again', async ({
  page,
  world,
}) => {
  await openDashboard(page, world)
  await keepScreenshots(page, 'sign-in')
  await page.getByRole('button', { name: MIRA.name }).click()
  await expect(page.getByRole('alert')).toContainText('policy')
  await expect(page.getByRole('button', { name: ADA.name })).toBeVisible()
  expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('')
  expect(world.emulator.world.tokens.size).toBe(0)
  await keepScreenshots(page, 'sign-in-refused')
})

test('a link that ends a sign-in which nobody began here is ignored (S1)', async ({
  page,
  world,
  canary,
}) => {
  const sid = await issueSid(world, ADA.id)
  await page.goto(`${world.origin('dashboard')}/?login=guess#sid=${sid}`)
  await expect(page.getByRole('button', { name: ADA.name })).toBeVisible()
  expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('')
  expect(world.emulator.world.counters.sidExchanges).toBe(0)
  expect(canary.console.join(' ')).toContain('It was ignored')
})
