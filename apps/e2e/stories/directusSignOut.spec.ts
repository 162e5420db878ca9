import { counters, NOOR } from '../src/story/directus.ts'
import { DIRECTUS_TOKEN, kept } from '../src/story/kept.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import { sentTo } from '../src/story/sentTo.ts'
import { countSockets, openSockets } from '../src/story/sockets.ts'
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

/** How soon a tab has to be empty that is signed out elsewhere, in ms. */
const SOON_MS = 1_000

for (const mode of ['cookie', 'session'] as const) {
  test(`mode ${mode}: a sign-out in one tab empties the other within a second and closes its socket, and nothing is left`, async ({
    page,
    context,
    world,
  }) => {
    await context.addInitScript(countSockets)
    await signIn(page, tasksUrl(world, mode))
    const other = await context.newPage()
    await other.goto(tasksUrl(world, mode))
    await showsTasks(other)
    await Promise.all([page, other].map(isLive))
    expect(await openSockets(other)).toBe(1)

    await signOut(page)
    await expect(other.getByText(NOOR.email)).toHaveCount(0, { timeout: SOON_MS })
    await asksToSignIn(other, 'You are signed out')
    await asksToSignIn(page, 'You are signed out')
    await expect(other.getByText('You signed out in another tab or window.')).toBeVisible()
    for (const tab of [page, other]) {
      await expect.poll(() => openSockets(tab)).toBe(0)
      expect(await kept(tab)).not.toMatch(DIRECTUS_TOKEN)
      expect(await tab.content()).not.toContain(NOOR.name)
    }
    await expect.poll(() => sentTo(world, '/auth/logout').length).toBe(1)
    expect([...world.emulator.world.directus.sessions]).toEqual([])
    // The vendor's server empties its cookie, and does not delete it.
    await expect
      .poll(async () => (await context.cookies()).map(({ value }) => value).join(''))
      .toBe('')
    await keepScreenshots(other, `directus-signed-out-elsewhere-${mode}`)

    await other.reload()
    await asksToSignIn(other)
    const { logins, logouts } = counters(world)
    expect({ logins, logouts }).toEqual({ logins: 1, logouts: 1 })
  })

  test(`mode ${mode}: a sign-out without a network is one here at once, says what could not be told, and a reload does not sign in again`, async ({
    page,
    context,
    world,
  }) => {
    await signIn(page, tasksUrl(world, mode))
    await isLive(page)
    world.emulator.faults.add({ kind: 'drop', match: { path: '/auth/logout' } })
    await signOut(page)
    await asksToSignIn(page, 'You are signed out')
    await expect(page.getByRole('log')).toContainText('could not be told')
    await keepScreenshots(page, `directus-signed-out-offline-${mode}`)
    expect(await kept(page)).not.toMatch(DIRECTUS_TOKEN)
    expect(world.emulator.world.directus.sessions.size).toBe(1)

    await page.reload()
    await asksToSignIn(page)
    world.emulator.faults.clear()
    await page.reload()
    await asksToSignIn(page)
    await expect.poll(() => counters(world).logouts).toBe(1)
    expect(world.emulator.world.directus.sessions.size).toBe(0)
    await enter(page, NOOR)
    await showsTasks(page)
    expect((await context.cookies()).length).toBe(1)
  })
}

test('mode json: a sign-out without a network says so, and nobody is signed in here', async ({
  page,
  context,
  world,
}) => {
  await signIn(page, tasksUrl(world, 'json'))
  await context.setOffline(true)
  await signOut(page)
  await asksToSignIn(page, 'You are signed out')
  await expect(page.getByRole('log')).toContainText('could not be told')
  await context.setOffline(false)
})

test('a session that the server ends is told of at the next request, in every tab, and nobody is sent away', async ({
  page,
  context,
  world,
}) => {
  await signIn(page, tasksUrl(world, 'session'))
  const other = await context.newPage()
  await other.goto(tasksUrl(world, 'session'))
  await showsTasks(other)
  world.emulator.world.directus.sessions.clear()
  await page.getByRole('checkbox', { name: HALL, exact: true }).click()
  await asksToSignIn(page, 'Your session was ended')
  await asksToSignIn(other, 'You are signed out')
  await keepScreenshots(page, 'directus-session-ended')
  expect(page.url()).toBe(tasksUrl(world, 'session'))
})
