import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { KeyValue } from '../../ports/storage.ts'
import { logout } from '../actions.ts'
import type { SanityConfig } from '../config.ts'
import { getClient, getTokenState } from '../stateSources.ts'
import { type Browser, createBrowser } from '../testing/createBrowser.ts'
import { ADA, JOURNAL, stateOf, TOMAS } from '../testing/createSanityWorld.ts'
import { getStudioTokenFromLocalStorage } from './studioToken.ts'

const PROJECT_HOST = `${JOURNAL}.api.localhost`
const SEED_KEY = `__sanity_auth_token_${JOURNAL}`
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

describe('a token that the studio has left in storage', () => {
  test.each([
    ['the documented key', SEED_KEY, STUDIO],
    ["today's studios' key", STUDIO_KEY, STUDIO],
    ["today's form of the configuration", STUDIO_KEY, { studio: {} }],
  ])('%s signs in, validated on the project host', async (_, key, config) => {
    const token = studioToken()
    storeToken(key, token)
    const { app } = browser.open('/', config)
    await browser.settle()
    expect([app.authMode, stateOf(app)]).toEqual(['studio', `logged-in ${ADA}`])
    expect(getTokenState(app).getCurrent()).toBe(token)
    expect(browser.sent.map(({ url }) => url.hostname + url.pathname)).toEqual([
      `${PROJECT_HOST}/v2021-06-07/users/me`,
    ])
  })

  test('what cannot be read is nothing, and stays the studio’s (W09)', () => {
    const storage = browser.storage.forTab()
    for (const value of ['{', '[]', '{"token":""}', '"sk"']) {
      storage.set(STUDIO_KEY, value)
      expect(getStudioTokenFromLocalStorage(JOURNAL, storage)).toBeNull()
      expect(storage.get(STUDIO_KEY)).toBe(value)
    }
    storeToken(SEED_KEY, 'sk-other')
    expect(getStudioTokenFromLocalStorage(JOURNAL, storage)).toBe('sk-other')
  })

  test('a client of the global host is a typed error before any request, and none goes there', async () => {
    storeToken(STUDIO_KEY, studioToken())
    const { app } = browser.open('/', STUDIO)
    await browser.settle()
    for (const options of [
      { ...OPTIONS, scope: 'global' as const },
      { ...OPTIONS, resource: { mediaLibraryId: 'ml' } },
    ]) {
      expect(() => getClient(app, options)).toThrow(
        expect.objectContaining({ code: 'project-token' }),
      )
    }
    await getClient(app, OPTIONS).fetch('*[0]')
    await logout(app)
    expect(hosts()).toEqual([PROJECT_HOST])
  })

  test('one that the server refuses signs nobody in, says so, and asks for no cookie instead', async () => {
    storeToken(STUDIO_KEY, 'sk-dead')
    const { app, page } = browser.open('/', STUDIO, { login: 'redirect' })
    await browser.settle()
    expect(app.authStore.getState()).toMatchObject({
      type: 'logged-out',
      reason: { code: 'no-credential', detail: expect.stringContaining('Sign in to the studio') },
    })
    expect([browser.sent.length, page.left]).toEqual([1, []])
  })

  test('the studio signs somebody else in, in another tab', async () => {
    storeToken(STUDIO_KEY, studioToken())
    const { app } = browser.open('/', STUDIO)
    await browser.settle()
    const client = getClient(app, OPTIONS)
    storeToken(STUDIO_KEY, studioToken(TOMAS))
    await browser.settle()
    expect(stateOf(app)).toBe(`logged-in ${TOMAS}`)
    expect(getClient(app, OPTIONS)).not.toBe(client)
  })

  test('the studio signs out in another tab, and in again', async () => {
    storeToken(STUDIO_KEY, studioToken())
    const { app } = browser.open('/', STUDIO)
    await browser.settle()
    browser.storage.forTab().remove(STUDIO_KEY)
    await browser.settle()
    expect(stateOf(app)).toBe('logged-out signed-out-elsewhere')
    storeToken(STUDIO_KEY, studioToken(TOMAS))
    await browser.settle()
    expect(stateOf(app)).toBe(`logged-in ${TOMAS}`)
  })

  test('a token that is refused in use is looked for anew, and gives way to no cookie (W18, W21)', async () => {
    const token = studioToken()
    storeToken(STUDIO_KEY, token)
    const { app } = browser.open('/', STUDIO)
    await browser.settle()
    browser.storage.values.delete(STUDIO_KEY)
    for (const each of browser.emulator.world.tokens.values()) each.status = 'revoked'
    await expect(getClient(app, OPTIONS).fetch('*[0]')).rejects.toThrow()
    await browser.settle()
    expect(stateOf(app)).toBe('logged-out revoked')
    expect(browser.sentTo('/users/me')).toHaveLength(1)
  })

  test('signing out tells the project host, and leaves no token in storage', async () => {
    storeToken(STUDIO_KEY, studioToken())
    const { app } = browser.open('/', STUDIO)
    await browser.settle()
    await logout(app)
    expect([browser.storage.values.size, stateOf(app)]).toEqual([0, 'logged-out signed-out'])
    expect(browser.sentTo('/auth/logout').map(({ url }) => url.hostname)).toEqual([PROJECT_HOST])
  })

  test('through a proxy of the project, the token goes there and nowhere else (S7)', async () => {
    storeToken(STUDIO_KEY, studioToken())
    const apiHost = 'http://proxy.localhost'
    browser.open('/', { ...STUDIO, useProjectHostname: false, auth: { apiHost } })
    await browser.settle()
    expect(hosts()).toEqual(['proxy.localhost'])
  })

  test('a page that wakes sees what was taken away while it was frozen (F34)', async () => {
    storeToken(STUDIO_KEY, studioToken())
    const { app, page } = browser.open('/', STUDIO)
    await browser.settle()
    browser.storage.values.delete(STUDIO_KEY)
    page.tell('woke')
    await browser.settle()
    expect(stateOf(app)).toBe('logged-out signed-out-elsewhere')
  })

  test('a sign-out that the browser tells of late does not end in a session by cookie (W18)', async () => {
    await browser.cookie(JOURNAL, ADA)
    storeToken(STUDIO_KEY, studioToken())
    const { environment } = browser.open('/', STUDIO)
    const heard: ((key: string | null) => void)[] = []
    const storage: KeyValue = {
      ...environment.storage,
      subscribe(listener) {
        heard.push(listener)
        return () => {}
      },
    }
    const { app } = browser.open('/', STUDIO, { environment: { ...environment, storage } })
    await browser.settle()
    await logout(app)
    for (const listener of heard) listener(STUDIO_KEY)
    await browser.settle()
    expect([heard.length, stateOf(app)]).toEqual([1, 'logged-out signed-out'])
  })
})
