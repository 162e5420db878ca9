import { afterEach, beforeEach, expect, test } from 'vitest'
import { logout } from '../actions.ts'
import { getClient } from '../stateSources.ts'
import { type Browser, createBrowser } from '../testing/createBrowser.ts'
import { ADA, stateOf, TOMAS } from '../testing/createSanityWorld.ts'

const KEY = '__sanity_auth_token'
/** And the jitter that tabs differ by, in milliseconds. */
const TWELVE_HOURS = 12 * 3_600_000 + 2_000

let browser: Browser

beforeEach(() => {
  browser = createBrowser()
})

afterEach(() => browser.close())

test('a sign-in reaches the others', async () => {
  const other = browser.open()
  await browser.settle()
  await browser.signIn()
  expect(stateOf(other.app)).toBe(`logged-in ${ADA}`)
})

test('a sign-out reaches the others, and revokes once', async () => {
  const tab = await browser.signIn()
  const other = browser.open()
  await browser.settle()
  await logout(tab.app)
  await browser.settle()
  expect([stateOf(tab.app), stateOf(other.app), browser.storage.values.has(KEY)]).toEqual([
    'logged-out signed-out',
    'logged-out signed-out-elsewhere',
    false,
  ])
  expect(browser.sentTo('/auth/logout')).toHaveLength(1)
})

test('a change of person reaches the others', async () => {
  const tab = await browser.signIn()
  const client = getClient(tab.app, { apiVersion: '2024-11-12' })
  await browser.signIn(TOMAS)
  expect(stateOf(tab.app)).toBe(`logged-in ${TOMAS}`)
  expect(getClient(tab.app, { apiVersion: '2024-11-12' })).not.toBe(client)
})

test('localStorage.clear() in one tab signs out the others (W19, F15)', async () => {
  const tab = await browser.signIn()
  await browser.pass(60_000)
  browser.storage.forTab().remove(KEY)
  await browser.settle()
  expect(stateOf(tab.app)).toBe('logged-out storage-cleared')
  const reloaded = browser.open()
  await browser.settle()
  expect(stateOf(reloaded.app)).toBe('logged-out')
})

test('nor does a reload bring back what was cleared while no tab was open (F15)', async () => {
  const tab = await browser.signIn()
  tab.app.dispose()
  await browser.pass(60_000)
  browser.storage.values.clear()
  const reloaded = browser.open()
  await browser.settle()
  expect(stateOf(reloaded.app)).toBe('logged-out storage-cleared')
})

test('a renewal in another tab keeps who is signed in, without a request (W20)', async () => {
  await browser.signIn()
  const other = browser.open()
  await browser.settle()
  const seen: unknown[] = []
  other.app.authStore.subscribe((state) =>
    seen.push(state.type === 'logged-in' ? state.currentUser?.id : state.type),
  )
  await browser.pass(TWELVE_HOURS)
  expect(new Set(seen)).toEqual(new Set([ADA]))
  expect(browser.emulator.world.counters.refreshes).toBe(1)
  expect(browser.sentTo('/users/me')).toHaveLength(1)
})

test('the time of the last refresh survives a reload: twelve hours are twelve hours', async () => {
  const tab = await browser.signIn()
  await browser.pass(11 * 3_600_000)
  tab.app.dispose()
  browser.open()
  await browser.settle()
  await browser.pass(59 * 60_000)
  expect(browser.emulator.world.counters.refreshes).toBe(0)
  await browser.pass(2 * 60_000)
  expect(browser.emulator.world.counters.refreshes).toBe(1)
})
