import { BehaviorSubject, Subject } from 'rxjs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { logout } from '../actions.ts'
import type { SanityConfig } from '../config.ts'
import { getClient, getTokenState } from '../stateSources.ts'
import { type Browser, createBrowser } from '../testing/createBrowser.ts'
import { ADA, JOURNAL, stateOf, TOMAS } from '../testing/createSanityWorld.ts'

const PROJECT_HOST = `${JOURNAL}.api.localhost`
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

describe("the studio's own word on its token", () => {
  test('a token, another one, another person, nobody, and again', async () => {
    const source = new BehaviorSubject<string | null>(studioToken())
    const { app } = browser.open('/', { studio: { auth: { token: source } } })
    await browser.settle()
    expect(stateOf(app)).toBe(`logged-in ${ADA}`)
    const client = getClient(app, OPTIONS)
    const states = new Set<string>()
    app.authStore.subscribe((state) => states.add(state.type))

    const next = studioToken()
    source.next(next)
    await browser.settle()
    expect(getTokenState(app).getCurrent()).toBe(next)
    expect(getClient(app, OPTIONS)).toBe(client)
    expect([...states]).toEqual(['logged-in'])

    source.next(studioToken(TOMAS))
    await browser.settle()
    expect(stateOf(app)).toBe(`logged-in ${TOMAS}`)

    source.next(null)
    await browser.settle()
    expect(stateOf(app)).toBe('logged-out signed-out-elsewhere')

    source.next(studioToken())
    await browser.settle()
    expect(stateOf(app)).toBe(`logged-in ${ADA}`)
    expect(hosts()).toEqual([PROJECT_HOST])
  })

  test('the last word counts, also where it comes while the one before is looked into', async () => {
    const source = new BehaviorSubject<string | null>(studioToken())
    const { app } = browser.open('/', { studio: { auth: { token: source } } })
    await browser.settle()
    const release = browser.hold('/users/me')
    source.next(studioToken(TOMAS))
    await browser.settle()
    const last = studioToken()
    source.next(last)
    await browser.settle()
    release()
    await browser.settle()
    expect([getTokenState(app).getCurrent(), stateOf(app)]).toEqual([last, `logged-in ${ADA}`])
  })

  test('authenticated without a token means the cookie (#646)', async () => {
    await browser.cookie(JOURNAL, ADA)
    const source = new BehaviorSubject<string | null>(null)
    const studio = { authenticated: true, auth: { token: source } }
    const { app } = browser.open('/', { studio })
    await browser.settle()
    expect(app.authStore.getState()).toMatchObject({ method: 'cookie', currentUser: { id: ADA } })
  })

  test('no token, and not authenticated, means nobody: no request is made', async () => {
    const { app } = browser.open('/', {
      studio: { auth: { token: new BehaviorSubject<string | null>(null) } },
    })
    await browser.settle()
    expect([stateOf(app), browser.sent]).toEqual(['logged-out no-credential', []])
  })

  test('a studio that never says anything ends in a sentence (I6)', async () => {
    const { app } = browser.open('/', { studio: { auth: { token: new Subject<string | null>() } } })
    await browser.settle()
    expect(stateOf(app)).toBe('logging-in')
    await browser.pass(15_000)
    expect(stateOf(app)).toBe('error timeout')
  })

  test('the empty string means the cookie', async () => {
    await browser.cookie(JOURNAL, ADA)
    const source = new BehaviorSubject<string | null>('')
    const { app } = browser.open('/', { studio: { auth: { token: source } } })
    await browser.settle()
    expect(app.authStore.getState()).toMatchObject({ method: 'cookie', currentUser: { id: ADA } })
  })

  test('a source that fails has no more news: who was signed in stays so (I10)', async () => {
    const source = new BehaviorSubject<string | null>(studioToken())
    const { app } = browser.open('/', { studio: { auth: { token: source } } })
    await browser.settle()
    source.error(new Error('the studio broke'))
    await browser.settle()
    expect(stateOf(app)).toBe(`logged-in ${ADA}`)
  })

  test('one that fails before its first word is an error at once', async () => {
    const source = new Subject<string | null>()
    const { app } = browser.open('/', { studio: { auth: { token: source } } })
    await browser.settle()
    source.error(new Error('the studio broke'))
    await browser.settle()
    expect(stateOf(app)).toBe('error server')
  })

  test('one that cannot be listened to is a wrong configuration', async () => {
    const token = {
      subscribe(): never {
        throw new Error('no')
      },
    }
    const { app } = browser.open('/', { studio: { auth: { token } } })
    await browser.settle()
    expect(stateOf(app)).toBe('error config-invalid')
  })

  test('a token that a sign-out has given up is not taken again, nor a cookie for it (W18)', async () => {
    await browser.cookie(JOURNAL, ADA)
    const source = new BehaviorSubject<string | null>(studioToken())
    const studio = { authenticated: true, auth: { token: source } }
    const { app } = browser.open('/', { studio })
    await browser.settle()
    await logout(app)
    const before = browser.sent.length
    await app.authStore.login()
    expect([stateOf(app), browser.sent.length]).toEqual(['logged-out no-credential', before])
  })

  test('is not listened to after the instance is gone (I10)', async () => {
    const source = new BehaviorSubject<string | null>(studioToken())
    const { app } = browser.open('/', { studio: { auth: { token: source } } })
    await browser.settle()
    expect(source.observed).toBe(true)
    app.dispose()
    expect(source.observed).toBe(false)
  })

  test.each([
    [{ studio: { auth: { token: 'sk-not-a-source' } } }],
    [{ studio: {}, projectId: '' }],
  ])('a configuration that cannot be one is refused with a sentence', (config) => {
    expect(() => browser.open('/', config as unknown as SanityConfig)).toThrow(
      expect.objectContaining({ code: 'config-invalid' }),
    )
  })
})
