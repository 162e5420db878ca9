import { expect, test } from 'vitest'
import { loginUrl } from './loginUrl.ts'

const APP = 'http://app.localhost:3333'

test.each([
  ['https://api.acme.com', 'https://www.sanity.io'],
  ['https://api.sanity.work', 'https://www.sanity.work'],
  ['http://api.localhost', 'http://www.localhost'],
])('whoever signs in to %s does so on %s', (apiHost, site) => {
  expect(new URL(loginUrl({ apiHost, href: `${APP}/` })).origin).toBe(site)
})
