import { expect, test } from 'vitest'
import { createBrowser } from '../testing/createBrowser.ts'
import { stateOf } from '../testing/createSanityWorld.ts'
import { loginUrl } from './loginUrl.ts'

const APP = 'http://app.localhost:3333'

test.each([
  ['https://api.acme.com', 'https://www.sanity.io'],
  ['https://api.sanity.work', 'https://www.sanity.work'],
  ['http://api.localhost', 'http://www.localhost'],
])('whoever signs in to %s does so on %s', (apiHost, site) => {
  expect(new URL(loginUrl({ apiHost, href: `${APP}/` })).origin).toBe(site)
})

test.each(['http://', 'https://elsewhere.example/callback'])(
  'the page to come back to must be one of this app: %s is a wrong configuration',
  async (callbackUrl) => {
    const browser = createBrowser()
    const { app } = browser.open('/', { auth: { callbackUrl } })
    await browser.settle()
    expect(stateOf(app)).toBe('error config-invalid')
    browser.close()
  },
)
