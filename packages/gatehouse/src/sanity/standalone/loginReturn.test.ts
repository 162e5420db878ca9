import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Browser, createBrowser } from '../testing/createBrowser.ts'
import { ADA, stateOf } from '../testing/createSanityWorld.ts'
import { getLoginUrlState } from './loginUrl.ts'

const APP = 'http://app.localhost:3333'

let browser: Browser

beforeEach(() => {
  browser = createBrowser()
})

afterEach(() => browser.close())

test('a route that the person went to before the code was there stays', async () => {
  const first = browser.open('/deep')
  await browser.settle()
  const back = await browser.comeBack(getLoginUrlState(first.app).getCurrent())
  first.app.dispose()
  const tab = browser.open(back)
  tab.page.navigate(`${APP}/elsewhere`)
  await browser.settle()
  expect([stateOf(tab.app), tab.page.href()]).toEqual([`logged-in ${ADA}`, `${APP}/elsewhere`])
})

test('an address that the app hands over is out of the page too (S3)', async () => {
  const tab = browser.open()
  await browser.settle()
  const back = await browser.comeBack(getLoginUrlState(tab.app).getCurrent())
  tab.page.replaceHref(back)
  expect(await tab.app.authStore.handleCallback()).toBe(`${APP}/`)
  expect([tab.page.href(), stateOf(tab.app)]).toEqual([`${APP}/`, `logged-in ${ADA}`])
})
