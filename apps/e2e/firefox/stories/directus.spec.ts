import { setTimeout as wait } from 'node:timers/promises'
import {
  counters,
  failuresFrom,
  KOFI,
  NOOR,
  oneTimeCode,
  renewalsFrom,
} from '../../src/story/directus.ts'
import { DIRECTUS_TOKEN, kept } from '../../src/story/kept.ts'
import { sentTo } from '../../src/story/sentTo.ts'
import { countSockets, openSockets } from '../../src/story/sockets.ts'
import { HALL, tasksUrl } from '../../src/story/tasks.ts'
import { byRole } from '../story/byRole.ts'
import { fill } from '../story/fill.ts'
import { press } from '../story/press.ts'
import { sees } from '../story/sees.ts'
import { asksToSignIn, enter, showsTasks, signIn } from '../story/tasks.ts'
import { expect, test } from '../test.ts'

/** A token's life in the story about lives, in ms, and how long it is looked at. */
const LIFE_MS = 3_000
const LIVES_MS = 5_000

test('a password, a wrong and a right one-time code; a reload in mode session is signed in, and no script has a token', async ({
  tabs,
  world,
  canary,
}) => {
  const tab = await tabs.open(tasksUrl(world, 'session'))
  await enter(tab, KOFI)
  await tab.waitForSelector('input[name=otp]')
  const code = oneTimeCode(world)
  canary.hides(code)
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  await fill(tab, { selector: 'input[name=otp]', text: wrong })
  await press(tab, byRole('button', 'Sign in'))
  await sees(tab, '#root', 'This one-time code is not right')
  await fill(tab, { selector: 'input[name=otp]', text: code })
  await press(tab, byRole('button', 'Sign in'))
  await showsTasks(tab, KOFI)
  expect(await kept(tab)).not.toMatch(DIRECTUS_TOKEN)
  await tab.reload()
  await showsTasks(tab, KOFI)
  const { logins, refreshes } = counters(world)
  expect({ logins, refreshes }).toEqual({ logins: 1, refreshes: 0 })
})

test('two tabs share a session: a change shows in the one behind, a sign-out empties both and closes their sockets, and nothing is left', async ({
  tabs,
  world,
}) => {
  const first = await signIn(tabs, tasksUrl(world, 'cookie'))
  const second = await tabs.open(tasksUrl(world, 'cookie'))
  await showsTasks(second)
  expect(counters(world).logins).toBe(1)
  await press(second, byRole('checkbox', HALL))
  await first.waitForSelector(`input[aria-label="${HALL}"]:checked`)
  for (const tab of [first, second]) {
    await tab.evaluateOnNewDocument(countSockets)
    await tab.reload()
    await showsTasks(tab)
    expect(await openSockets(tab)).toBe(1)
  }

  await press(second, byRole('button', 'Sign out everywhere'))
  await asksToSignIn(second, 'You are signed out')
  await asksToSignIn(first, 'You signed out in another tab or window.')
  await expect.poll(() => sentTo(world, '/auth/logout').length).toBe(1)
  for (const tab of [first, second]) {
    await expect.poll(() => openSockets(tab)).toBe(0)
    expect(await kept(tab)).not.toMatch(DIRECTUS_TOKEN)
    expect(await tab.content()).not.toContain(NOOR.name)
  }
  expect(world.emulator.world.directus.sessions.size).toBe(0)
})

test('two tabs with a token of 3 s: one renewal per life, and the sockets outlive the tokens (F20)', async ({
  tabs,
  world,
}) => {
  world.emulator.world.directus.settings.accessTokenMs = LIFE_MS
  const first = await signIn(tabs, tasksUrl(world, 'cookie'))
  const second = await tabs.open(tasksUrl(world, 'cookie'))
  await showsTasks(second)
  const failures = failuresFrom(world)
  const before = { ...counters(world) }
  const lives = renewalsFrom(world)
  await wait(LIVES_MS)
  await press(second, byRole('checkbox', HALL))
  await first.waitForSelector(`input[aria-label="${HALL}"]:checked`)
  const { logins, reuses, socketsOpened, socketDrops } = counters(world)
  expect(lives().length).toBeGreaterThanOrEqual(2)
  // Not one of them twice: each token had half of its life, which a timer may end a moment early.
  expect(Math.min(...lives())).toBeGreaterThan(LIFE_MS / 2 - 100)
  expect({ logins, reuses, socketsOpened, socketDrops }).toEqual({
    logins: 1,
    reuses: 0,
    socketsOpened: before.socketsOpened,
    socketDrops: 0,
  })
  expect(failures()).toEqual([])
})

test('mode json: a reload asks to sign in again, as nothing was kept', async ({ tabs, world }) => {
  const tab = await signIn(tabs, tasksUrl(world, 'json'))
  expect(await kept(tab)).not.toMatch(DIRECTUS_TOKEN)
  await tab.reload()
  await asksToSignIn(tab, 'a reload begins with the sign-in form')
})

test('a laptop that slept for an hour goes on with one renewal, in both tabs', async ({
  tabs,
  world,
}) => {
  const first = await signIn(tabs, tasksUrl(world, 'cookie'))
  const second = await tabs.open(tasksUrl(world, 'cookie'))
  await showsTasks(second)
  // Time does not leap in all tabs at once: the first one's renewal is under way until it has.
  world.emulator.faults.add({ kind: 'delay', ms: 1_000, match: { path: '/auth/refresh' } })
  const { clock, directus } = world.emulator.world
  clock.advance(3_600_000)
  await tabs.leap(3_600_000)
  directus.changes.emit({ type: 'credentialsChanged' })
  await press(second, byRole('checkbox', HALL))
  await first.waitForSelector(`input[aria-label="${HALL}"]:checked`)
  const { logins, refreshes, reuses, refreshRefusals } = counters(world)
  expect({ logins, refreshes, reuses, refreshRefusals }).toEqual({
    logins: 1,
    refreshes: 1,
    reuses: 0,
    refreshRefusals: 0,
  })
})
