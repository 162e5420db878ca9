import type { Frame, Page } from '@playwright/test'
import { appUrl } from '../src/story/appUrl.ts'
import { embed } from '../src/story/embed.ts'
import { ADA, TOMAS } from '../src/story/people.ts'
import { scriptedParent } from '../src/story/scriptedParent.ts'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

/** A token of the attacker's own account, which he wants the victim to work with. */
function attackersToken(world: World, canary: { isAttackers: (token: string) => void }): string {
  const token = world.emulator.signIn(TOMAS.id).value
  canary.isAttackers(token)
  return token
}

/** An app in a dashboard's page, signed in by the token in its address. */
async function signedInApp(page: Page, world: World): Promise<Frame> {
  await page.goto(`${world.origin('host')}/`)
  await scriptedParent(page, world.origin('probe'))
  const { value } = world.emulator.signIn(ADA.id)
  const src = appUrl(`${world.origin('probe')}/`, { hash: `token=${value}` })
  const app = await embed(page, { src })
  await expect(app.getByRole('heading')).toHaveText(ADA.name)
  return app
}

for (const [kind, context, said] of [
  ['a link with a dashboard context', undefined, 'This app cannot be used here'],
  ['a plain link', null, 'It was ignored'],
] as const) {
  test(`${kind} with a token, opened on its own, signs nobody in and is cleaned (F35)`, async ({
    page,
    world,
    canary,
  }) => {
    const hash = `/docs/7&token=${attackersToken(world, canary)}`
    const options = context === null ? { hash, context } : { hash }
    await page.goto(appUrl(`${world.origin('probe')}/`, options))
    await expect(page.getByText(said)).toBeVisible()
    expect(new URL(page.url()).hash).toBe('#/docs/7')
    expect(world.emulator.requests.list()).toEqual([])
  })
}

test('a link with a token does not replace somebody who is signed in (F35)', async ({
  page,
  world,
  canary,
}) => {
  const app = await signedInApp(page, world)
  const before = world.emulator.requests.list().length
  const token = attackersToken(world, canary)
  await app.evaluate((hash) => {
    location.hash = hash
  }, `/docs/7&token=${token}`)
  await expect.poll(() => new URL(app.url()).hash).toBe('#/docs/7')
  await expect(app.getByRole('heading')).toHaveText(ADA.name)
  expect(world.emulator.requests.list().slice(before)).toEqual([])
  expect(canary.console.join(' ')).toContain('It was ignored')
})

test('a page that is not a dashboard of the app frames it: explained, cleaned, and nothing is sent', async ({
  page,
  world,
  canary,
}) => {
  await page.goto(`${world.origin('evil')}/`)
  await scriptedParent(page, world.origin('probe'))
  const hash = `token=${attackersToken(world, canary)}`
  const app = await embed(page, { src: appUrl(`${world.origin('probe')}/`, { hash }) })
  const alert = app.getByRole('alert')
  await expect(alert).toContainText('parent-not-allowed')
  await expect(alert).toContainText(world.origin('evil'))
  await expect(alert.getByRole('button')).toHaveCount(0)
  expect(app.url()).not.toContain('#')
  expect(world.emulator.requests.list()).toEqual([])
  await page.screenshot({ path: 'artifacts/parent-not-allowed.png' })
})

test('a parent without an origin is not a dashboard (F36)', async ({ page, world, canary }) => {
  await page.goto(`${world.origin('host')}/`)
  const opaque = await embed(page, { src: 'data:text/html,<body>', name: 'opaque' })
  expect(await opaque.evaluate(() => window.origin)).toBe('null')
  const hash = `token=${attackersToken(world, canary)}`
  const app = await embed(opaque, { src: appUrl(`${world.origin('probe')}/`, { hash }) })
  await expect(app.getByRole('alert')).toContainText('parent-not-allowed')
  expect(app.url()).not.toContain('#')
  expect(world.emulator.requests.list()).toEqual([])
})

test('an opener gets no word out of an app that it opened, and gives it no token', async ({
  page,
  world,
  canary,
}) => {
  await page.goto(`${world.origin('evil')}/`)
  const opening = page.waitForEvent('popup')
  await page.evaluate(
    ([url = '', token = '']) => {
      const opened = window.open(url)
      const words = { domain: 'sanity/comlink', from: 'dashboard/channels/sdk' }
      const say = (type: string): void =>
        opened?.postMessage(
          { ...words, to: 'dashboard/nodes/sdk', channelId: 'c', id: 'm', type, data: { token } },
          '*',
        )
      setInterval(() => {
        for (const type of ['handshake/syn', 'handshake/ack', 'response']) say(`comlink/${type}`)
      }, 20)
    },
    [appUrl(`${world.origin('probe')}/`), attackersToken(world, canary)],
  )
  const app = await opening
  await expect(app.getByRole('alert')).toContainText('parent-not-allowed')
  const heard = (origin: string) =>
    canary.sightings.filter((sighting) => sighting.kind === 'message' && sighting.origin === origin)
  await expect.poll(() => heard(world.origin('probe')).length).toBeGreaterThan(3)
  expect(heard(world.origin('evil'))).toEqual([])
  await expect(app.getByRole('alert')).toContainText('parent-not-allowed')
  expect(world.emulator.requests.list()).toEqual([])
})
