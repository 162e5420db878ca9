import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { logout } from '../actions.ts'
import type { SanityConfig } from '../config.ts'
import { getClient, getTokenState } from '../stateSources.ts'
import { type Browser, createBrowser } from '../testing/createBrowser.ts'
import { ADA, JOURNAL, stateOf, TOMAS } from '../testing/createSanityWorld.ts'
import { checkForCookieAuth } from './checkForCookieAuth.ts'

const PROJECT_HOST = `${JOURNAL}.api.localhost`
const STUDIO_KEY = `__studio_auth_token_${JOURNAL}`
const STUDIO: SanityConfig = { studioMode: { enabled: true } }
const OPTIONS = { apiVersion: '2024-11-12' }

let browser: Browser

beforeEach(() => {
  browser = createBrowser()
})

afterEach(() => browser.close())

/** A token of the studio's own, which no other project's host takes. */
function studioToken(person = ADA): string {
  const { emulator } = browser
  return emulator.signIn(person, { kind: 'project', projectId: JOURNAL }).value
}

/** Every host that the app has asked. */
function hosts(): readonly string[] {
  return [...new Set(browser.sent.map(({ url }) => url.hostname))]
}

function storeToken(key: string, token: string): void {
  browser.storage.forTab().set(key, JSON.stringify({ token }))
}

describe('the cookie of the studio', () => {
  async function signInByCookie(person = ADA): Promise<void> {
    await browser.cookie(JOURNAL, person)
  }

  test('is asked for where there is no token, and then all clients send it', async () => {
    await signInByCookie()
    const { app } = browser.open('/', STUDIO)
    await browser.settle()
    expect(stateOf(app)).toBe(`logged-in ${ADA}`)
    expect(app.authStore.getState()).toMatchObject({ token: null, method: 'cookie' })
    expect(getTokenState(app).getCurrent()).toBeNull()
    await getClient(app, OPTIONS).fetch('*[0]')
    expect(browser.sent.every(({ headers }) => !headers.has('authorization'))).toBe(true)
    expect(browser.sent.map(({ credentials }) => credentials)).toEqual(['include', 'include'])
    expect(hosts()).toEqual([PROJECT_HOST])
  })

  test('checkForCookieAuth says whether there is one, on the API host that is configured', async () => {
    const { environment } = browser.open('/', STUDIO)
    const options = { apiHost: 'http://api.localhost', environment }
    expect(await checkForCookieAuth(JOURNAL, options)).toBe(false)
    await signInByCookie()
    expect(await checkForCookieAuth(JOURNAL, options)).toBe(true)
    browser.emulator.faults.add({ kind: 'drop' })
    expect(await checkForCookieAuth(JOURNAL, options)).toBe(false)
  })

  test('it waits no longer than its deadline', async () => {
    browser.emulator.faults.add({ kind: 'hang' })
    const { environment } = browser.open('/', STUDIO)
    const answer = checkForCookieAuth(JOURNAL, { apiHost: 'http://api.localhost', environment })
    await browser.settle()
    await browser.pass(10_000)
    expect(await answer).toBe(false)
  })

  test('nobody anywhere: signed out, with what to do, and nobody is sent anywhere (#588, F39)', async () => {
    const { app, page } = browser.open('/', STUDIO, { login: 'redirect' })
    await browser.settle()
    expect(app.authStore.getState()).toMatchObject({
      type: 'logged-out',
      reason: { code: 'no-credential', detail: expect.stringContaining('allow cookies') },
    })
    void app.authStore.login()
    await browser.settle()
    expect([stateOf(app), page.left]).toEqual(['logged-out no-credential', []])
  })

  test('an answer that comes after a token changes nothing (W18)', async () => {
    await signInByCookie(TOMAS)
    const release = browser.hold('/users/me')
    const { app } = browser.open('/', STUDIO)
    await browser.settle()
    const token = studioToken()
    storeToken(STUDIO_KEY, token)
    await browser.settle()
    release()
    await browser.settle()
    expect(app.authStore.getState()).toMatchObject({ token, method: 'token' })
    expect(stateOf(app)).toBe(`logged-in ${ADA}`)
  })

  test('signing out ends the session at the server (4c)', async () => {
    await signInByCookie()
    const { app } = browser.open('/', STUDIO)
    await browser.settle()
    await logout(app)
    expect(stateOf(app)).toBe('logged-out signed-out')
    const reloaded = browser.open('/', STUDIO)
    await browser.settle()
    expect(stateOf(reloaded.app)).toBe('logged-out no-credential')
  })

  test('where the server cannot be told, that is said: the cookie is not ours to take (S11)', async () => {
    await signInByCookie()
    const { app } = browser.open('/', STUDIO)
    await browser.settle()
    browser.emulator.faults.add({ kind: 'status', status: 500 })
    await expect(logout(app)).rejects.toMatchObject({ code: 'revoke-failed' })
    expect(stateOf(app)).toBe('logged-out signed-out')
  })

  test('a cookie that runs out in use ends the session, with a reason (F4)', async () => {
    await signInByCookie()
    const { app } = browser.open('/', STUDIO)
    await browser.settle()
    await browser.cookie(JOURNAL, null)
    await expect(getClient(app, OPTIONS).fetch('*[0]')).rejects.toThrow()
    await browser.settle()
    expect(stateOf(app)).toBe('logged-out revoked')
  })

  test('nor does it make a session by token one by cookie later on (W18)', async () => {
    await signInByCookie()
    const release = browser.hold('/users/me')
    const { app } = browser.open('/', STUDIO)
    await browser.settle()
    storeToken(STUDIO_KEY, studioToken())
    await browser.settle()
    release()
    await browser.settle()
    browser.storage.forTab().remove(STUDIO_KEY)
    await browser.settle()
    expect(stateOf(app)).toBe('logged-out signed-out-elsewhere')
  })
})
