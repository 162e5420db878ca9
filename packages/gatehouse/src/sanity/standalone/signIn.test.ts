import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { logout } from '../actions.ts'
import { type Browser, type BrowserTab, createBrowser } from '../testing/createBrowser.ts'
import { ADA, stateOf, TOMAS } from '../testing/createSanityWorld.ts'
import { getLoginUrlState } from './loginUrl.ts'

const APP = 'http://app.localhost:3333'
const KEY = '__sanity_auth_token'

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

describe('signing in', () => {
  test('nobody is signed in at first, and no request says so', async () => {
    const tab = browser.open()
    await browser.settle()
    expect([stateOf(tab.app), browser.sent, tab.page.left]).toEqual(['logged-out', [], []])
  })

  test('an app that wants it goes to the sign-in page by itself, once', async () => {
    const tab = browser.open('/posts?page=2', {}, { login: 'redirect' })
    await browser.settle()
    expect(stateOf(tab.app)).toBe('logging-in')
    const [left, ...more] = tab.page.left.map((href) => new URL(href))
    expect(more).toEqual([])
    expect(left?.origin + String(left?.pathname)).toBe('http://www.localhost/login')
    expect(left?.searchParams.get('type')).toBe('stampedToken')
    expect(left?.searchParams.get('withSid')).toBe('true')
    expect(left?.searchParams.get('origin')).toMatch(
      /^http:\/\/app\.localhost:3333\/posts\?page=2&gatehouse_login=[\w-]{20,}$/,
    )
  })

  test('a page that does not open is told of, and can be tried again (I6)', async () => {
    const tab = browser.open('/', {}, { login: 'redirect' })
    await browser.settle()
    await browser.pass(15_000)
    expect(stateOf(tab.app)).toBe('error timeout')
    expect(tab.app.authStore.getState()).toMatchObject({
      error: { message: expect.stringContaining('sign-in page did not open') },
    })
    void tab.app.authStore.login()
    await browser.settle()
    expect(tab.page.left).toHaveLength(2)
  })

  test('a page that the back button brings back as it was waits for the person (I6)', async () => {
    const tab = browser.open('/', {}, { login: 'redirect' })
    await browser.settle()
    tab.page.tell('woke')
    await browser.settle()
    expect(stateOf(tab.app)).toBe('logging-in')
    tab.page.tell('hidden')
    tab.page.tell('woke')
    await browser.settle()
    expect([stateOf(tab.app), tab.page.left.length]).toEqual(['logged-out', 1])
    void tab.app.authStore.login()
    await browser.settle()
    expect(tab.page.left).toHaveLength(2)
  })

  test('and is signed in where somebody has signed in meanwhile', async () => {
    const tab = browser.open('/', {}, { login: 'redirect' })
    await browser.settle()
    tab.page.tell('hidden')
    await browser.signIn()
    tab.page.tell('woke')
    await browser.settle()
    expect(stateOf(tab.app)).toBe(`logged-in ${ADA}`)
  })

  test('the code that comes back is exchanged once, and the person is where they were', async () => {
    const tab = await browser.signIn(ADA, '/posts?page=2#/comments?open=1')
    expect(stateOf(tab.app)).toBe(`logged-in ${ADA}`)
    expect(tab.page.href()).toBe(`${APP}/posts?page=2#/comments?open=1`)
    expect(browser.sentTo('/auth/fetch')).toHaveLength(1)
    expect(stored()).toEqual({ token: tokenOf(tab) })
  })

  test('the address is clean before the first request leaves (S3, W11)', async () => {
    const first = browser.open('/')
    await browser.settle()
    void first.app.authStore.login()
    await browser.settle()
    const back = await browser.comeBack(first.page.left[0] ?? '')
    const tab = browser.open(back.replace('#', '&url=mine#').replace('?', '?x=1&'))
    expect(tab.page.href()).toBe(`${APP}/?x=1&url=mine`)
    await browser.settle()
    expect(stateOf(tab.app)).toBe(`logged-in ${ADA}`)
    expect(tab.page.href()).toBe(`${APP}/?x=1&url=mine`)
  })

  test('a person whose sign-in is refused reads why, and is not sent round in a circle', async () => {
    const first = browser.open('/', {}, { login: 'redirect' })
    await browser.settle()
    const back = await browser.comeBack(first.page.left[0] ?? '', 'gMiraCaste3')
    first.app.dispose()
    const tab = browser.open(back, {}, { login: 'redirect' })
    await browser.settle()
    expect([stateOf(tab.app), tab.page.left, tab.page.href()]).toEqual([
      'error credential-refused',
      [],
      `${APP}/`,
    ])
  })

  test('after a sign-out the page stays, whoever signed out (#810, #12259)', async () => {
    await browser.signIn()
    const tab = browser.open('/', {}, { login: 'redirect' })
    await browser.settle()
    await logout(tab.app)
    await browser.settle()
    expect([stateOf(tab.app), tab.page.left]).toEqual(['logged-out signed-out', []])
  })

  test('the address of the sign-in page is that of where the person is now', async () => {
    const tab = browser.open('/a')
    await browser.settle()
    const source = getLoginUrlState(tab.app)
    const changes: string[] = []
    const stop = source.subscribe(() => changes.push(source.getCurrent()))
    tab.page.navigate(`${APP}/b#/deep`)
    const origin = new URL(new URL(source.getCurrent()).searchParams.get('origin') ?? '')
    expect(origin.pathname).toBe('/b')
    expect(origin.searchParams.get('gatehouse_return')).toBe('/b#/deep')
    expect(changes).toEqual([source.getCurrent()])
    stop()
    const back = await browser.comeBack(source.getCurrent(), TOMAS)
    const other = browser.open(back)
    await browser.settle()
    expect([stateOf(other.app), other.page.href()]).toEqual([
      `logged-in ${TOMAS}`,
      `${APP}/b#/deep`,
    ])
  })

  test('a callback page is one by its origin and exact path', async () => {
    const config = { auth: { callbackUrl: '/callback' } }
    const first = browser.open('/posts#/x', config)
    await browser.settle()
    void first.app.authStore.login()
    await browser.settle()
    const back = await browser.comeBack(first.page.left[0] ?? '')
    expect(new URL(back).pathname).toBe('/callback')
    const elsewhere = browser.open(back.replace('/callback', '/callback-of-somebody-else'), config)
    await browser.settle()
    expect(stateOf(elsewhere.app)).not.toContain(ADA)
    const tab = browser.open(back, config)
    await browser.settle()
    expect([stateOf(tab.app), tab.page.href()]).toEqual([`logged-in ${ADA}`, `${APP}/posts#/x`])
  })
})

test('the address is the same at each reading, also where nothing can be written down (F12)', async () => {
  const tab = browser.open()
  await browser.settle()
  browser.storage.fill()
  const source = getLoginUrlState(tab.app)
  expect(source.getCurrent()).toBe(source.getCurrent())
})

describe('several sign-ins at once', () => {
  test('one that is called off, or used, takes no other with it', async () => {
    const [one, other] = [browser.open('/a'), browser.open('/b')]
    await browser.settle()
    void one.app.authStore.login()
    void other.app.authStore.login()
    await browser.settle()
    const back = await browser.comeBack(other.page.left[0] ?? '')
    const origin = new URL(one.page.left[0] ?? '').searchParams.get('origin')
    one.app.dispose()
    other.app.dispose()
    const refused = browser.open(`${origin}#error=cancelled&error_description=token%3Dsk-secret-1`)
    await browser.settle()
    expect(refused.app.authStore.getState()).toMatchObject({
      type: 'error',
      error: { message: 'token=[redacted]' },
    })
    const tab = browser.open(back)
    await browser.settle()
    expect(stateOf(tab.app)).toBe(`logged-in ${ADA}`)
  })

  test('an address that an app keeps is good again after it was used', async () => {
    const tab = browser.open()
    await browser.settle()
    const source = getLoginUrlState(tab.app)
    browser.open(await browser.comeBack(source.getCurrent()))
    await browser.settle()
    await logout(tab.app)
    await browser.settle()
    const later = browser.open(await browser.comeBack(source.getCurrent()))
    await browser.settle()
    expect(stateOf(later.app)).toBe(`logged-in ${ADA}`)
  })

  test('a clock that is set back meanwhile refuses nobody (F27)', async () => {
    const key = 'gatehouse:sanity-login'
    const tab = browser.open()
    await browser.settle()
    const back = await browser.comeBack(getLoginUrlState(tab.app).getCurrent())
    tab.app.dispose()
    const notes = JSON.parse(browser.storage.values.get(key) ?? '[]')
    const later = notes.map((note: { at: number }) => ({ ...note, at: note.at + 60_000 }))
    browser.storage.values.set(key, JSON.stringify(later))
    const returned = browser.open(back)
    await browser.settle()
    expect(stateOf(returned.app)).toBe(`logged-in ${ADA}`)
  })
})

test('a sign-in that cannot be written down is not begun, and says so (F11)', async () => {
  const tab = browser.open()
  await browser.settle()
  browser.storage.fill()
  await tab.app.authStore.login()
  expect([stateOf(tab.app), tab.page.left]).toEqual(['error mode-unavailable', []])
})

test('who presses sign-in and then sign-out stays here (F18)', async () => {
  const tab = await browser.signIn()
  await tab.app.authStore.logout()
  void tab.app.authStore.login()
  await tab.app.authStore.logout()
  await browser.settle()
  expect([stateOf(tab.app), tab.page.left]).toEqual(['logged-out signed-out', []])
})
