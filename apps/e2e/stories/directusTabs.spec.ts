import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserContext, Page } from '@playwright/test'
import { counters, endTokens, failuresFrom, renewalsFrom } from '../src/story/directus.ts'
import { sleeps } from '../src/story/sleeps.ts'
import { HALL, isLive, showsTasks, signIn, tasksUrl, tick } from '../src/story/tasks.ts'
import { expect, test } from '../src/test.ts'

/** A token's life in these stories, in ms. It is renewed at half of it. */
const LIFE_MS = 3_000

/** Twenty such lives, or forty halves: real time, as it is the server's and two tabs' timers that meet. */
const A_MINUTE_MS = 60_000

/** How often a token is renewed in a minute at least, with what a loaded computer loses. */
const RENEWALS = 32

/** The app in further tabs of a browser where she is signed in. */
async function openMore(context: BrowserContext, url: string, count: number): Promise<Page[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const tab = await context.newPage()
      await tab.goto(url)
      await showsTasks(tab)
      await isLive(tab)
      return tab
    }),
  )
}

test('two tabs with a token of 3 s, for a minute: one renewal per life, nobody signed out, no request refused, and both stay live on the sockets that they have (F20)', async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(A_MINUTE_MS * 2)
  world.emulator.world.directus.settings.accessTokenMs = LIFE_MS
  await signIn(page, tasksUrl(world, 'cookie'))
  const other = await context.newPage()
  await other.goto(tasksUrl(world, 'cookie'))
  await showsTasks(other)
  const tabs = [page, other]
  await Promise.all(tabs.map(isLive))
  const failures = failuresFrom(world)
  const before = { ...counters(world) }
  const lives = renewalsFrom(world)

  await wait(A_MINUTE_MS)
  await tick(page, HALL)
  await expect(other.getByRole('checkbox', { name: HALL })).toBeChecked()

  expect(lives().length).toBeGreaterThanOrEqual(RENEWALS)
  // Not one of them twice: each token had half of its life, which a timer may end a moment early.
  expect(Math.min(...lives())).toBeGreaterThan(LIFE_MS / 2 - 100)
  for (const tab of tabs) {
    await showsTasks(tab)
    await isLive(tab)
  }
  expect(failures()).toEqual([])
  const { logins, reuses, refreshRefusals, socketsOpened, socketDrops, socketAuthFailures } =
    counters(world)
  expect({
    logins,
    reuses,
    refreshRefusals,
    socketsOpened,
    socketDrops,
    socketAuthFailures,
  }).toEqual({
    logins: 1,
    reuses: 0,
    refreshRefusals: 0,
    socketsOpened: before.socketsOpened,
    socketDrops: 0,
    socketAuthFailures: 0,
  })
  expect(counters(world).socketAuths).toBeGreaterThan(before.socketAuths + RENEWALS)
})

test('ten tabs whose token the server ends before its time make one renewal between them, and keep their sockets (F20)', async ({
  page,
  context,
  world,
}) => {
  await signIn(page, tasksUrl(world, 'cookie'))
  await isLive(page)
  const tabs = [page, ...(await openMore(context, tasksUrl(world, 'cookie'), 9))]
  await endTokens(world)
  await expect.poll(() => counters(world).refreshes).toBe(1)
  // Each socket was authenticated when it was opened, and is again.
  await expect.poll(() => counters(world).socketAuths).toBeGreaterThanOrEqual(2 * tabs.length)
  await tick(page, HALL)
  for (const tab of tabs) {
    await expect(tab.getByRole('checkbox', { name: HALL, exact: true })).toBeChecked()
  }
  const { refreshes, reuses, refreshRefusals, socketsOpened, socketDrops } = counters(world)
  expect({ refreshes, reuses, refreshRefusals, socketsOpened, socketDrops }).toEqual({
    refreshes: 1,
    reuses: 0,
    refreshRefusals: 0,
    socketsOpened: tabs.length,
    socketDrops: 0,
  })
})

test('four tabs of a laptop that slept make one renewal between them (F20)', async ({
  page,
  context,
  world,
}) => {
  await context.clock.install()
  await signIn(page, tasksUrl(world, 'cookie'))
  const tabs = [page, ...(await openMore(context, tasksUrl(world, 'cookie'), 3))]
  // Time does not leap in all tabs at once: the first one's renewal is under way until it has.
  world.emulator.faults.add({ kind: 'delay', ms: 2_000, match: { path: '/auth/refresh' } })
  await sleeps(context, world, 3_600_000)
  await tick(page, HALL)
  for (const tab of tabs) {
    await expect(tab.getByRole('checkbox', { name: HALL, exact: true })).toBeChecked()
  }
  const { refreshes, reuses, refreshRefusals } = counters(world)
  expect({ refreshes, reuses, refreshRefusals }).toEqual({
    refreshes: 1,
    reuses: 0,
    refreshRefusals: 0,
  })
})
