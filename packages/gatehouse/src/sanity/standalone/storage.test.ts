import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { getClient } from '../stateSources.ts'
import { type Browser, type BrowserTab, createBrowser } from '../testing/createBrowser.ts'
import { ADA, stateOf, TOMAS } from '../testing/createSanityWorld.ts'

const KEY = '__sanity_auth_token'
/** And the jitter that tabs differ by, in milliseconds. */
const TWELVE_HOURS = 12 * 3_600_000 + 2_000

let browser: Browser

beforeEach(() => {
  browser = createBrowser()
})

afterEach(() => browser.close())

/** What the vendor's SDK would read. */
function stored(): unknown {
  return JSON.parse(browser.storage.values.get(KEY) ?? 'null')
}

function tokenOf({ app }: BrowserTab): string | null {
  const state = app.authStore.getState()
  return state.type === 'logged-in' ? state.token : null
}

describe('what stands in storage', () => {
  test("the vendor's SDK's token is taken up, validated first", async () => {
    const { value } = browser.token()
    browser.storage.values.set(KEY, JSON.stringify({ token: value }))
    const tab = browser.open()
    await browser.settle()
    expect([stateOf(tab.app), tokenOf(tab)]).toEqual([`logged-in ${ADA}`, value])
    expect(browser.sent.map(({ url }) => url.pathname)).toEqual(['/v2021-06-07/users/me'])
  })

  test('a token that is dead signs nobody in, and is taken away', async () => {
    const token = browser.token()
    token.status = 'revoked'
    browser.storage.values.set(KEY, JSON.stringify({ token: token.value }))
    const tab = browser.open('/', {}, { login: 'redirect' })
    await browser.settle()
    expect([stored(), tab.page.left.length, stateOf(tab.app)]).toEqual([null, 1, 'logging-in'])
  })

  test.each([
    '{',
    '"sk"',
    '{"token":7}',
    '{"token":""}',
    '{"__proto__":{"token":"sk-x"}}',
    'x'.repeat(40_000),
  ])('a value that nobody can read says nothing (F14, W09)', async (value) => {
    browser.storage.values.set(KEY, value)
    const tab = browser.open()
    await browser.settle()
    expect([stateOf(tab.app), browser.sent]).toEqual(['logged-out', []])
  })

  test('it is read at once by a reload, without a request', async () => {
    const before = await browser.signIn()
    const asked = browser.sent.length
    const tab = browser.open()
    await browser.settle()
    expect([stateOf(tab.app), tokenOf(tab)]).toEqual([`logged-in ${ADA}`, tokenOf(before)])
    expect(browser.sent).toHaveLength(asked)
  })

  test('a session that other code has renewed meanwhile goes on with its token', async () => {
    const tab = await browser.signIn()
    await browser.pass(60_000)
    const { value } = browser.token()
    const client = getClient(tab.app, { apiVersion: '2024-11-12' })
    browser.storage.forTab().set(KEY, JSON.stringify({ token: value }))
    await browser.settle()
    expect([stateOf(tab.app), tokenOf(tab)]).toEqual([`logged-in ${ADA}`, value])
    expect(getClient(tab.app, { apiVersion: '2024-11-12' })).toBe(client)
  })

  test('other code that signs somebody else in is followed', async () => {
    const tab = await browser.signIn()
    await browser.pass(60_000)
    browser.storage.forTab().set(KEY, JSON.stringify({ token: browser.token(TOMAS).value }))
    await browser.settle()
    expect(stateOf(tab.app)).toBe(`logged-in ${TOMAS}`)
  })

  test('a forged token there changes nothing, and is put right (F26)', async () => {
    const tab = await browser.signIn()
    await browser.pass(60_000)
    browser.storage.forTab().set(KEY, JSON.stringify({ token: 'sk-forged' }))
    await browser.settle()
    expect(stateOf(tab.app)).toBe(`logged-in ${ADA}`)
    expect(stored()).toEqual({ token: tokenOf(tab) })
  })

  test('a storage that takes nothing leaves the session in this tab, and no old token behind (W08, F11)', async () => {
    const tab = await browser.signIn()
    browser.storage.fill()
    await browser.pass(TWELVE_HOURS)
    expect(stateOf(tab.app)).toBe(`logged-in ${ADA}`)
    expect(browser.emulator.world.counters.refreshes).toBe(1)
    expect(stored()).toBeNull()
  })
})
