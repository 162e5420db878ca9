import { counters, failuresFrom } from '../src/story/directus.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import { sleeps } from '../src/story/sleeps.ts'
import { asksToSignIn, HALL, isLive, signIn, tasksUrl, tick } from '../src/story/tasks.ts'
import { expect, test } from '../src/test.ts'

const HOUR = 3_600_000

/** Notes when the form, or another list, was there even for one frame. Sent to the browser as text. */
function watchForFlashes(): void {
  const list = document.querySelector('ul[aria-label="Tasks"]')
  new MutationObserver(() => {
    const isThere = document.querySelector('ul[aria-label="Tasks"]') === list
    const isAsked = document.querySelector('input[name=password]') !== null
    if (!isThere || isAsked) document.documentElement.dataset.flashed = 'yes'
  }).observe(document, { subtree: true, childList: true })
}

test('mode cookie: a laptop that slept for an hour is signed in with one renewal, and no form for a moment (I4)', async ({
  page,
  context,
  world,
}) => {
  await context.clock.install()
  await signIn(page, tasksUrl(world, 'cookie'))
  await isLive(page)
  const failures = failuresFrom(world)
  await page.evaluate(watchForFlashes)
  await sleeps(context, world, HOUR)
  await expect.poll(() => counters(world).refreshes).toBe(1)
  await tick(page, HALL)
  await expect.poll(() => counters(world).itemWrites).toBe(1)
  await isLive(page)
  expect(await page.evaluate(() => document.documentElement.dataset.flashed)).toBeUndefined()
  const { refreshes, reuses, refreshRefusals, logins } = counters(world)
  expect({ refreshes, reuses, refreshRefusals, logins }).toEqual({
    refreshes: 1,
    reuses: 0,
    refreshRefusals: 0,
    logins: 1,
  })
  expect(failures()).toEqual([])
})

test('mode session: a laptop that slept past the end of the session is signed out, and the reason is said', async ({
  page,
  context,
  world,
}) => {
  await context.clock.install()
  await signIn(page, tasksUrl(world, 'session'))
  await isLive(page)
  await sleeps(context, world, 25 * HOUR)
  await asksToSignIn(page, 'Your session has expired')
  await keepScreenshots(page, 'directus-session-expired')
})

test('mode session: one that is open is renewed at half of its life, so that it never comes to that', async ({
  page,
  context,
  world,
}) => {
  await context.clock.install()
  await signIn(page, tasksUrl(world, 'session'))
  const failures = failuresFrom(world)
  for (const times of [1, 2, 3]) {
    await sleeps(context, world, 13 * HOUR)
    await expect.poll(() => counters(world).refreshes).toBe(times)
    await expect(page.getByRole('region', { name: 'Session' })).toContainText(`Renewals${times}`)
  }
  await tick(page, HALL)
  await expect.poll(() => counters(world).itemWrites).toBe(1)
  expect(failures()).toEqual([])
})

test('mode json: a laptop that slept renews once, and goes on', async ({
  page,
  context,
  world,
}) => {
  await context.clock.install()
  await signIn(page, tasksUrl(world, 'json'))
  const failures = failuresFrom(world)
  await sleeps(context, world, HOUR)
  await expect.poll(() => counters(world).refreshes).toBe(1)
  await tick(page, HALL)
  await expect.poll(() => counters(world).itemWrites).toBe(1)
  expect(failures()).toEqual([])
})
