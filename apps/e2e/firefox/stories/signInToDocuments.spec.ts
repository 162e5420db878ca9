import { signIn } from '../story/dashboard.ts'
import { expect, test } from '../test.ts'

test('a person signs in once, and the app in the frame shows her documents without a click', async ({
  tabs,
  world,
  canary,
}) => {
  const { tab, app } = await signIn(tabs, world)
  const documents = await app().$$('ul[aria-label="Documents"] > li')
  expect(documents).toHaveLength(8)

  const { search, hash } = new URL(tab.url())
  expect({ search, hash }).toEqual({ search: '', hash: '' })
  expect(new URL(app().url()).hash).toBe('#/documents')

  const fromApp = world.emulator.requests
    .list()
    .filter(({ method, origin }) => method !== 'OPTIONS' && origin === world.origin('app'))
  expect(fromApp[0]?.path).toBe('/v2021-06-07/users/me')
  expect(fromApp.filter(({ path }) => path.endsWith('/users/me'))).toHaveLength(1)
  const atRequests = canary.sightings.filter(
    ({ kind, origin }) => kind === 'request' && origin === world.origin('app'),
  )
  expect(atRequests.length).toBeGreaterThan(0)
  expect(atRequests.filter(({ text }) => text.includes('token='))).toEqual([])
})
