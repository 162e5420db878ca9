import { fingerprint } from '@gatehouse/emulator'
import type { Page } from '@playwright/test'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

const ADA = 'gAdaOkafor1'

/** Every way in which a page could give a secret away, done on purpose. */
const LEAKS: Readonly<
  Record<string, (page: Page, token: string, world: World) => Promise<unknown>>
> = {
  'in the console': (page, token) => page.evaluate((text) => console.log(text), token),
  'in an error that nobody catches': (page, token) =>
    page.evaluate((text) => void setTimeout(() => Promise.reject(new Error(text))), token),
  'in an attribute': (page, token) =>
    page.evaluate((text) => document.body.setAttribute('data-x', text), token),
  'in the document for a moment': (page, token) =>
    page.evaluate(async (text) => {
      document.body.textContent = text
      await new Promise(requestAnimationFrame)
      document.body.textContent = ''
    }, token),
  'in a field': (page, token) =>
    page.evaluate((text) => {
      const input = document.createElement('input')
      document.body.append(input)
      input.value = text
    }, token),
  'in the address': (page, token) =>
    page.evaluate((text) => history.replaceState(null, '', `?x=${text}`), token),
  'in the history': async (page, token) => {
    await page.evaluate((text) => {
      location.hash = text
    }, token)
    await page.evaluate(() => {
      location.hash = ''
    })
  },
  'in localStorage': (page, token) =>
    page.evaluate((text) => localStorage.setItem('x', text), token),
  'in sessionStorage for a moment': (page, token) =>
    page.evaluate((text) => {
      sessionStorage.setItem('x', text)
      sessionStorage.removeItem('x')
    }, token),
  'in a cookie': (page, token) =>
    page.evaluate((text) => {
      // biome-ignore lint/suspicious/noDocumentCookie: it is what must be noticed
      document.cookie = `x=${text}`
    }, token),
  "in an app's database": (page, token) =>
    page.evaluate(
      (text) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('x')
          opening.onupgradeneeded = () => opening.result.createObjectStore('x').put(text, 'x')
          opening.onsuccess = () => resolve()
          opening.onerror = () => reject(opening.error)
        }),
      token,
    ),
  'on a channel': (page, token) =>
    page.evaluate((text) => new BroadcastChannel('x').postMessage({ deep: [text] }), token),
  'in a message to a stranger': (page, token) =>
    page.evaluate((text) => window.postMessage(text, location.origin), token),
  'in the address of a request': async (page, token, world) =>
    page.evaluate(
      (url) => fetch(url).then(() => undefined),
      `${world.emulator.apiHost}/v1/users/me?token=${token}`,
    ),
  'in the body of a request': async (page, token, world) =>
    page.evaluate(
      ([url = '', body = '']) => fetch(url, { method: 'POST', body }).then(() => undefined),
      [`${world.emulator.apiHost}/v1/auth/logout`, token],
    ),
}

test.describe('a rehearsal', () => {
  test.use({ leaksOnPurpose: true })

  test('finds a token wherever a page could let go of one', async ({ page, world, canary }) => {
    const found: Record<string, boolean> = {}
    for (const [place, leak] of Object.entries(LEAKS)) {
      const token = world.emulator.signIn(ADA).value
      await page.goto(`${world.origin('host')}/?${encodeURIComponent(place)}`)
      await leak(page, token, world)
      const findings = await canary.findings()
      found[place] = findings.some((finding) => finding.includes(fingerprint(token)))
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(LEAKS).map((place) => [place, true])))
  })

  test('finds a violated content security policy', async ({ page, world, canary }) => {
    await page.goto(`${world.origin('host')}/`)
    await page.evaluate(() => {
      const script = document.createElement('script')
      const violated = new Promise((resolve) =>
        document.addEventListener('securitypolicyviolation', resolve, { once: true }),
      )
      // Without a policy of its own, a plain address is not trusted.
      try {
        script.setAttribute('src', 'https://elsewhere.example/x.js')
      } catch {}
      document.body.append(script)
      return violated.then(() => undefined)
    })
    await expect.poll(canary.findings).toEqual([expect.stringMatching(/^policy: /)])
  })

  test('finds an error that nobody catches', async ({ page, world, canary }) => {
    await page.goto(`${world.origin('host')}/`)
    await page.evaluate(() => void setTimeout(() => Promise.reject(new Error('Oh no'))))
    await expect.poll(canary.findings).toEqual([expect.stringMatching(/^uncaught: .*Oh no/)])
  })
})

test('a story without a leak passes', async ({ page, world }) => {
  await page.goto(`${world.origin('host')}/`)
  world.emulator.signIn(ADA)
  await expect(page).toHaveTitle('A page that embeds')
})
