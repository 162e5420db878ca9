import { afterEach, beforeEach, expect, test } from 'vitest'
import { logout } from './actions.ts'
import { type Browser, createBrowser } from './testing/createBrowser.ts'
import { ADA, stateOf } from './testing/createSanityWorld.ts'

let browser: Browser

beforeEach(() => {
  browser = createBrowser()
})

afterEach(() => browser.close())

test('the first search that finds nobody goes on to the sign-in page', async () => {
  const { page } = browser.open('/', {}, { login: 'redirect' })
  await browser.settle()
  expect(page.left).toHaveLength(1)
})

test('a tab that was signed in from the record is not sent away later', async () => {
  const other = await browser.signIn()
  const tab = browser.open('/', {}, { login: 'redirect' })
  await browser.settle()
  expect(stateOf(tab.app)).toBe(`logged-in ${ADA}`)
  await logout(other.app)
  await browser.pass(10_000)
  browser.storage.forTab().set('__sanity_auth_token', JSON.stringify({ token: 'sk-dead-st1' }))
  await browser.settle()
  expect([stateOf(tab.app), tab.page.left]).toEqual([expect.stringMatching(/^logged-out/), []])
})
