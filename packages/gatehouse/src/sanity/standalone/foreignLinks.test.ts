import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, createBrowser } from '../testing/createBrowser.ts'
import { ADA, stateOf, TOMAS } from '../testing/createSanityWorld.ts'

const APP = 'http://app.localhost:3333'

let browser: Browser

beforeEach(() => {
  browser = createBrowser()
})

afterEach(() => browser.close())

describe('a link that nobody here has asked for (S1, S2)', () => {
  async function foreignSid(): Promise<string> {
    const response = await browser.emulator.fetch(
      new Request('http://api.localhost/__emulator/sids', {
        method: 'POST',
        body: JSON.stringify({ person: TOMAS }),
      }),
    )
    const { sid } = (await response.json()) as { readonly sid: string }
    return sid
  }

  test.each(['/#sid=', '/?sid=', '/?gatehouse_login=guess#sid='])(
    '%s neither signs in nor breaks a session (W13, F35)',
    async (before) => {
      const signedIn = await browser.signIn()
      const tab = browser.open(before + (await foreignSid()))
      expect(tab.page.href()).toBe(`${APP}/`)
      await browser.settle()
      expect([stateOf(tab.app), stateOf(signedIn.app)]).toEqual([
        `logged-in ${ADA}`,
        `logged-in ${ADA}`,
      ])
      expect(browser.sentTo('/auth/fetch')).toHaveLength(1)
      expect(browser.log.entries.map(({ event }) => event)).toContain('url.credential-ignored')
    },
  )

  test('a token is none either, with a session and without', async () => {
    const token = browser.token(TOMAS).value
    const alone = browser.open(`/#token=${token}`)
    await browser.settle()
    expect(stateOf(alone.app)).toBe('logged-out no-credential')
    alone.app.dispose()
    await browser.signIn()
    const tab = browser.open(`/#token=${token}`)
    await browser.settle()
    expect(stateOf(tab.app)).toBe(`logged-in ${ADA}`)
  })

  test('what came back once is not taken again: the code is dead, and the session stands', async () => {
    const first = browser.open()
    await browser.settle()
    void first.app.authStore.login()
    await browser.settle()
    const back = await browser.comeBack(first.page.left[0] ?? '')
    browser.open(back)
    await browser.settle()
    const again = browser.open(back)
    await browser.settle()
    expect(stateOf(again.app)).toBe(`logged-in ${ADA}`)
    expect(browser.sentTo('/auth/fetch')).toHaveLength(1)
  })

  test('a place to go back to on another origin is none (S4)', async () => {
    const first = browser.open('/#/here')
    await browser.settle()
    void first.app.authStore.login()
    await browser.settle()
    const back = new URL(await browser.comeBack(first.page.left[0] ?? ''))
    back.searchParams.set('gatehouse_return', '//evil.example/')
    const tab = browser.open(back.href)
    await browser.settle()
    expect([stateOf(tab.app), tab.page.href()]).toEqual([`logged-in ${ADA}`, `${APP}/`])
  })
})
