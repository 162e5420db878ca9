import { counters, KOFI, NOOR } from '../src/story/directus.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import {
  asksToSignIn,
  enter,
  HALL,
  isLive,
  showsTasks,
  signIn,
  signOut,
  tasksUrl,
} from '../src/story/tasks.ts'
import { expect, test } from '../src/test.ts'

/** He may only read. */
const MATEO = {
  name: 'Mateo Ibarra',
  email: 'viewer@example.com',
  password: 'viewer-pass-1',
}

for (const mode of ['cookie', 'session'] as const) {
  test(`mode ${mode}: another person in one tab is another person in all, and nothing of the former is left (I5)`, async ({
    page,
    context,
    world,
  }) => {
    await signIn(page, tasksUrl(world, mode))
    const other = await context.newPage()
    await other.goto(tasksUrl(world, mode))
    await showsTasks(other)
    await signOut(other)
    await asksToSignIn(other, 'You are signed out')
    await enter(other, MATEO)
    await showsTasks(other, MATEO)
    await showsTasks(page, MATEO)
    await Promise.all([page, other].map(isLive))
    for (const tab of [page, other]) {
      const document = await tab.content()
      for (const trace of [NOOR.name, NOOR.email]) expect(document).not.toContain(trace)
    }
    const { logins, refreshRefusals } = counters(world)
    expect({ logins, refreshRefusals }).toEqual({ logins: 2, refreshRefusals: 0 })
  })
}

test('what a role does not allow is told of, and the list shows what the server has', async ({
  page,
  world,
}) => {
  await signIn(page, tasksUrl(world), MATEO)
  const hall = page.getByRole('checkbox', { name: HALL, exact: true })
  await hall.click()
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toHaveText(
    'Your role does not allow it.',
  )
  await expect(hall).not.toBeChecked()
  await keepScreenshots(page, 'directus-not-allowed')
})

test('a session that an administrator ends takes nobody else along', async ({
  page,
  browser,
  world,
}) => {
  await signIn(page, tasksUrl(world, 'session'))
  const { sessions, users } = world.emulator.world.directus
  const kofi = [...users.values()].find(({ email }) => email === KOFI.email)
  if (kofi !== undefined) kofi.tfa_secret = null
  const context = await browser.newContext()
  const his = await context.newPage()
  await signIn(his, tasksUrl(world, 'session'), KOFI)
  for (const session of sessions) if (session.userId === kofi?.id) sessions.delete(session)
  await his.reload()
  await showsTasks(page)
  await page.reload()
  await showsTasks(page)
  await asksToSignIn(his, 'Your session was ended')
  await context.close()
})
