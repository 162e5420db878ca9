import { afterEach, beforeEach, expect, test } from 'vitest'
import { logout } from '../actions.ts'
import { type Browser, createBrowser } from '../testing/createBrowser.ts'
import { ADA, JOURNAL, stateOf } from '../testing/createSanityWorld.ts'

const KEY = '__sanity_auth_token'

let browser: Browser

beforeEach(() => {
  browser = createBrowser()
})

afterEach(() => browser.close())

test('a sign-out before the code is there leaves nothing behind, and the server is told (I1, F17)', async () => {
  const former = await browser.signIn()
  former.app.dispose()
  const { app } = browser.open()
  const leaving = logout(app)
  expect(stateOf(app)).toBe('logged-out signed-out')
  await leaving
  expect([browser.storage.values.has(KEY), browser.sentTo('/auth/logout').length]).toEqual([
    false,
    1,
  ])
  const reloaded = browser.open()
  await browser.settle()
  expect(stateOf(reloaded.app)).toBe('logged-out')
})

test('so does one of a token that other code has left, and nobody had looked at (I1)', async () => {
  browser.storage.values.set(KEY, JSON.stringify({ token: browser.token().value }))
  await logout(browser.open().app)
  expect([browser.storage.values.has(KEY), browser.sentTo('/auth/logout').length]).toEqual([
    false,
    1,
  ])
})

test('so does one in a studio (I1)', async () => {
  const key = `__studio_auth_token_${JOURNAL}`
  const { value } = browser.emulator.signIn(ADA, { kind: 'project', projectId: JOURNAL })
  browser.storage.values.set(key, JSON.stringify({ token: value }))
  await logout(browser.open('/', { studioMode: { enabled: true } }).app)
  expect(browser.storage.values.has(key)).toBe(false)
})

test.each(['now', 'on-subscribe'] as const)(
  'who asks for the sign-in page while the search runs gets there (start: %s)',
  async (start) => {
    const { app, page } = browser.open('/', {}, { start })
    void app.authStore.login()
    await browser.settle()
    expect(page.left).toHaveLength(1)
  },
)

test('who asks for it, and is somebody already, stays', async () => {
  const former = await browser.signIn()
  former.app.dispose()
  const { app, page } = browser.open()
  void app.authStore.login()
  await browser.settle()
  expect([stateOf(app), page.left]).toEqual([`logged-in ${ADA}`, []])
})

test('a token of old that is refused does not keep anybody from the sign-in page', async () => {
  const { app, page } = browser.open()
  await browser.settle()
  browser.storage.values.set(KEY, JSON.stringify({ token: 'sk-dead-st1' }))
  void app.authStore.login()
  await browser.settle()
  expect(page.left).toHaveLength(1)
})
