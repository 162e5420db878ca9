/** The vendor's functions, over our instance. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Browser, type BrowserTab, createBrowser } from '../testing/createBrowser.ts'
import { ADA, APP_ORIGIN, stateOf } from '../testing/createSanityWorld.ts'
import {
  handleOAuthCallback,
  refreshOAuthTokens,
  revokeOAuthTokens,
  startOAuthAuthorization,
} from './oauthActions.ts'
import { getOAuthTokensState } from './oauthTokens.ts'

const OAUTH = { clientId: 'gatehouse-demo', redirectUri: `${APP_ORIGIN}/callback` }

let browser: Browser
beforeEach(() => {
  browser = createBrowser()
})
afterEach(() => browser.close())

async function opened(path = '/'): Promise<BrowserTab> {
  const tab = browser.open(path, { auth: { oauth: OAUTH } })
  await browser.settle()
  return tab
}

async function answer(): Promise<string> {
  const { app, page } = await opened('/posts/7')
  startOAuthAuthorization(app).catch(() => undefined)
  const left = await vi.waitUntil(() => page.left[0])
  app.dispose()
  return browser.comeBack(left)
}

test('a sign-in from its start to its end, with their names', async () => {
  const href = await answer()
  const tab = browser.open(href, { auth: { oauth: OAUTH } })
  // The code is out of the address before the mode is even loaded (S3).
  expect(tab.page.href()).not.toMatch(/code=|state=/)
  await browser.settle()
  const { app, page } = tab
  expect([stateOf(app), page.href()]).toEqual([`logged-in ${ADA}`, `${APP_ORIGIN}/posts/7`])
  // As their apps do in an effect.
  expect(await handleOAuthCallback(app)).toBe(false)

  const tokens = getOAuthTokensState(app)
  const before = tokens.getCurrent()
  expect(before).toEqual({
    accessToken: expect.stringMatching(/^sk/),
    tokenType: 'bearer',
    expiresIn: 3_600,
    expiresAt: new Date(browser.clock.now().wall + 3_600_000),
  })
  expect(tokens.getCurrent()).toBe(before)
  const seen: unknown[] = []
  const stop = tokens.subscribe(() => seen.push(tokens.getCurrent()))
  const renewed = refreshOAuthTokens(app)
  await browser.settle()
  const after = await renewed
  expect(after?.accessToken).not.toBe(before?.accessToken)
  expect(seen).toEqual([after])
  expect(JSON.stringify([before, after])).not.toMatch(/refresh/i)

  await revokeOAuthTokens(app)
  expect([tokens.getCurrent(), seen.at(-1), await refreshOAuthTokens(app)]).toEqual([
    null,
    null,
    null,
  ])
  expect(browser.emulator.world.counters.oauthRevocations).toBe(1)
  stop()
})

test('an answer that an app has kept itself is taken, too', async () => {
  const href = await answer()
  const { app } = await opened('/')
  expect(await handleOAuthCallback(app, href)).toBe(`${APP_ORIGIN}/posts/7`)
  expect(stateOf(app)).toBe(`logged-in ${ADA}`)
})

test('a link within the page that brings an answer is cleaned (F35)', async () => {
  const { page } = await opened('/')
  page.navigate(`${APP_ORIGIN}/callback?code=THEIRS&state=1&mine=1`)
  expect(page.href()).toBe(`${APP_ORIGIN}/callback?mine=1`)
})

test('what keeps the page from being left is thrown', async () => {
  const { app, page } = await opened('/')
  browser.storage.fill()
  await expect(startOAuthAuthorization(app)).rejects.toMatchObject({ code: 'mode-unavailable' })
  expect(page.left).toEqual([])
})

test('in another mode each of them says so, and the state has no tokens', async () => {
  const { app } = browser.open('/', { auth: { token: 'sk-static' } })
  for (const action of [
    startOAuthAuthorization,
    handleOAuthCallback,
    refreshOAuthTokens,
    revokeOAuthTokens,
  ]) {
    await expect(action(app)).rejects.toMatchObject({
      code: 'mode-unavailable',
      message: expect.stringContaining('auth.oauth'),
    })
  }
  expect(getOAuthTokensState(app).getCurrent()).toBeNull()
})

test('a configuration that cannot work is told of when the mode is loaded', async () => {
  const oauth = { ...OAUTH, redirectUri: '/callback' }
  const { app } = browser.open('/', { auth: { oauth } })
  await browser.settle()
  expect(stateOf(app)).toBe('error config-invalid')
})
