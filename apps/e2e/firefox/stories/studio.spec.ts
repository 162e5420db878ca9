import type { Page } from 'puppeteer-core'
import { hostsAsked } from '../../src/story/hostsAsked.ts'
import { ADA, TOMAS } from '../../src/story/people.ts'
import type { World } from '../../src/world/startWorld.ts'
import { byRole } from '../story/byRole.ts'
import { press } from '../story/press.ts'
import { sees } from '../story/sees.ts'
import {
  openStudio,
  signStudioIn,
  signStudioOut,
  studioIsWhole,
  toolIsOut,
  toolShows,
} from '../story/studio.ts'
import { expect, test } from '../test.ts'

const IDENTITY = 'section[aria-label="Signed in to the studio"]'

/** The global host takes neither a studio's token nor its cookie. */
const PROJECT_HOST = ['k3v9x2ab.api.localhost']

test('a tool is signed in by the token that its studio has left in storage, through a reload, too', async ({
  tabs,
  world,
}) => {
  const tab = await openStudio(tabs, world)
  await toolIsOut(tab, 'no-credential')
  await studioIsWhole(tab)
  await signStudioIn(tab)
  await toolShows(tab)
  await tab.reload()
  await toolShows(tab)
  await sees(tab, IDENTITY, ADA.name)
  await sees(tab, 'main', 'project-token')
  expect(hostsAsked(world)).toEqual(PROJECT_HOST)
})

test('the studio signs out in another tab, and somebody else in: the tool behind follows, and nothing of the former is left', async ({
  tabs,
  world,
}) => {
  const tab = await openStudio(tabs, world)
  await signStudioIn(tab)
  await toolShows(tab)
  const other = await openStudio(tabs, world)
  await toolShows(other)

  await signStudioOut(other)
  await toolIsOut(tab, 'signed-out-elsewhere')
  await signStudioIn(other, TOMAS)
  await toolShows(tab, TOMAS)
  await sees(tab, IDENTITY, TOMAS.name)
  const document = await tab.content()
  for (const trace of [ADA.name, ADA.id, 'ada.okafor']) expect(document).not.toContain(trace)

  // Without a sign-out between, too.
  await signStudioIn(other)
  await toolShows(tab)
  await studioIsWhole(tab)
  expect(await tab.content()).not.toContain(TOMAS.id)
  expect(hostsAsked(world)).toEqual(PROJECT_HOST)
})

test('a studio tells its tool who is there: nobody, a person, another one, and that the token has run out', async ({
  tabs,
  world,
}) => {
  const tab = await openStudio(tabs, world, 'source')
  await toolIsOut(tab, 'no-credential')
  expect(world.emulator.requests.list()).toEqual([])
  await signStudioIn(tab)
  await toolShows(tab)
  await signStudioIn(tab, TOMAS)
  await toolShows(tab, TOMAS)
  await press(tab, byRole('button', 'Expire the token'))
  await toolIsOut(tab, 'revoked')
  await signStudioIn(tab)
  await toolShows(tab)
  await signStudioOut(tab)
  await toolIsOut(tab, 'signed-out-elsewhere')
  expect(await tab.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  expect(hostsAsked(world)).toEqual(PROJECT_HOST)
})

test("the studio's cookie signs the tool in, as Firefox keeps one for each site; a sign-out with the tool ends it", async ({
  tabs,
  world,
}) => {
  const tab = await openStudio(tabs, world, 'cookie')
  await toolIsOut(tab, 'no-credential')
  await signStudioIn(tab)
  await toolShows(tab, ADA, 'cookie')
  await tab.reload()
  await toolShows(tab, ADA, 'cookie')
  const elsewhere = await tabs.open(`${world.origin('host')}/`)
  expect([await statusByCookie(tab, world), await statusByCookie(elsewhere, world)]).toEqual([
    200, 401,
  ])

  await press(tab, byRole('button', 'Sign out with this tool'))
  await toolIsOut(tab, 'signed-out')
  await sees(tab, IDENTITY, 'Nobody is signed in')
  await studioIsWhole(tab)
  expect(await statusByCookie(tab, world)).toBe(401)
  const { sessions } = world.emulator.world
  expect([...sessions.values()].map(({ status }) => status)).toEqual(['ended'])
  expect(hostsAsked(world)).toEqual(PROJECT_HOST)
})

test('another person by the cookie, set in another tab, is that person, and nobody is taken for the former', async ({
  tabs,
  world,
}) => {
  const tab = await openStudio(tabs, world, 'cookie')
  await signStudioIn(tab)
  await toolShows(tab, ADA, 'cookie')
  const other = await openStudio(tabs, world, 'cookie')
  await toolShows(other, ADA, 'cookie')
  await signStudioOut(other)
  await toolIsOut(other, 'revoked')
  await toolIsOut(tab, 'revoked')
  await signStudioIn(other, TOMAS)
  await toolShows(other, TOMAS, 'cookie')
  expect(await other.content()).not.toContain(ADA.name)
})

/** What the platform says to a page that brings only its cookies. */
function statusByCookie(tab: Page, { emulator }: World): Promise<number> {
  const { protocol, port } = new URL(emulator.url)
  const url = `${protocol}//${PROJECT_HOST[0]}:${port}/v2021-06-07/users/me`
  return tab.evaluate(
    async (address) => (await fetch(address, { credentials: 'include' })).status,
    url,
  )
}
