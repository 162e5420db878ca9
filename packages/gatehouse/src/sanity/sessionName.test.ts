/** Apps that share an origin, and nothing else. I1, I3. */
import { expect, test } from 'vitest'
import { createOAuthWorld, wordOf } from './oauth/testing/oauthWorld.ts'
import { sessionName } from './sessionName.ts'
import { createBrowser } from './testing/createBrowser.ts'
import { ADA, stateOf } from './testing/createSanityWorld.ts'

const oauth = { clientId: 'demo', redirectUri: 'https://app.example/callback' }

test('the vendor’s own API goes without saying, however it is written', () => {
  expect(sessionName('standalone')).toBe('sanity-standalone')
  expect(sessionName('standalone', { apiHost: 'https://API.sanity.io/' })).toBe('sanity-standalone')
  expect(sessionName('oauth', { oauth })).toBe('sanity-oauth:demo')
})

test('another API, another client and another organization are other sessions', () => {
  const apiHost = 'http://api.localhost:4000'
  const names = [
    sessionName('standalone', { apiHost }),
    sessionName('oauth', { apiHost, oauth }),
    sessionName('oauth', { oauth: { ...oauth, organizationId: 'acme' } }),
  ]
  expect(names).toEqual([
    'sanity-standalone:api.localhost:4000',
    'sanity-oauth:demo:api.localhost:4000',
    'sanity-oauth:demo@acme',
  ])
})

test('no id can pass for another one and a host', () => {
  const forged = sessionName('oauth', { oauth: { ...oauth, clientId: 'demo@acme:api.example' } })
  expect(forged).toBe('sanity-oauth:demo%40acme%3Aapi.example')
})

test('the record of one API’s session is nothing to an app of another one on this origin', async () => {
  const browser = createBrowser()
  const mine = await browser.signIn()
  const requests = browser.sent.length
  // Without the vendor's copy, which both of them read.
  browser.storage.values.clear()
  const auth = { apiHost: 'http://api.staging.localhost' }
  const other = browser.open('/staging', { auth })
  await browser.settle()
  expect([mine, other].map(({ app }) => stateOf(app))).toEqual([`logged-in ${ADA}`, 'logged-out'])
  expect(browser.sent).toHaveLength(requests)
  browser.close()
})

test('another client on the same origin has a session of its own', async () => {
  const world = createOAuthWorld()
  const tab = await world.signIn()
  const requests = world.sent.length
  // Without the vendor's copy, which both of them read.
  world.clear()
  const others = [
    world.open('/', { clientId: 'another' }),
    world.open('/', { organizationId: 'acme' }),
  ]
  await world.settle()
  expect([tab, ...others].map(wordOf)).toEqual([`logged-in ${ADA}`, 'logged-out', 'logged-out'])
  expect(world.sent).toHaveLength(requests)
  world.close()
})
