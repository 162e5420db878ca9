import type { Frame, Page } from '@playwright/test'
import type { Canary } from '../src/canary/watchContext.ts'
import { appUrl } from '../src/story/appUrl.ts'
import { embed } from '../src/story/embed.ts'
import { ADA, TOMAS } from '../src/story/people.ts'
import { type ScriptedParent, scriptedParent } from '../src/story/scriptedParent.ts'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

interface Scene {
  readonly app: Frame
  readonly parent: ScriptedParent
}

/** An app that a dashboard's page has signed in over the wire. */
async function connectedApp(page: Page, world: World): Promise<Scene> {
  await page.goto(`${world.origin('host')}/`)
  const parent = await scriptedParent(page, world.origin('probe'))
  const app = await embed(page, { src: appUrl(`${world.origin('probe')}/`) })
  await parent.asked(1)
  await parent.answer({ token: world.emulator.signIn(ADA.id, { kind: 'plain' }).value })
  await expect(app.getByRole('heading')).toHaveText(ADA.name)
  return { app, parent }
}

/** Where the app is, seen from a frame of the attacker's. */
type Direction = 'parent' | 'sibling'

/** Lets a frame of the attacker's forge whatever a dashboard could say to the app. Returns the stop. */
async function forge(
  attacker: Frame,
  target: Direction,
  token: string,
): Promise<() => Promise<void>> {
  const forging = await attacker.evaluateHandle(
    ({ where, data }) => {
      const victim = where === 'parent' ? window.parent : window.parent.frames[0]
      const asked: string[] = ['msg-guess']
      window.addEventListener('message', (event) => asked.push(event.data?.id))
      const words = { domain: 'sanity/comlink', from: 'dashboard/channels/sdk' }
      const say = (type: string, rest: object = {}): void =>
        victim?.postMessage(
          { ...words, to: 'dashboard/nodes/sdk', channelId: 'chn-story', id: 'm', type, ...rest },
          '*',
        )
      return setInterval(() => {
        say('comlink/handshake/syn')
        say('comlink/handshake/ack')
        for (const responseTo of asked) say('comlink/response', { responseTo, data })
        say('comlink/disconnect')
      }, 50)
    },
    { where: target, data: { token } },
  )
  return () => forging.evaluate((timer) => clearInterval(timer))
}

/** The forgeries get no answer. Then the app needs another token, and only the dashboard is asked. */
async function staysWithItsDashboard(
  { app, parent }: Scene,
  world: World,
  canary: Canary,
): Promise<void> {
  const heardBy = (site: 'probe' | 'host' | 'evil') =>
    canary.sightings.filter(
      ({ kind, origin }) => kind === 'message' && origin === world.origin(site),
    ).length
  const before = { probe: heardBy('probe'), host: heardBy('host') }
  await expect.poll(() => heardBy('probe')).toBeGreaterThan(before.probe + 8)
  expect(heardBy('host')).toBe(before.host)
  world.emulator.world.tokens.forEach((token) => {
    if (token.kind === 'plain') token.status = 'revoked'
  })
  await app.getByRole('button', { name: 'Count projects' }).click()
  await parent.asked(2)
  await parent.answer({ token: world.emulator.signIn(ADA.id, { kind: 'plain' }).value })
  await expect(app.getByRole('status')).toHaveText('3 projects')
  await expect(app.getByRole('heading')).toHaveText(ADA.name)
  expect(heardBy('evil')).toBe(0)
}

test("a hostile frame inside the app cannot take the dashboard's place (F36)", async ({
  page,
  world,
  canary,
}) => {
  const scene = await connectedApp(page, world)
  const token = world.emulator.signIn(TOMAS.id).value
  canary.isAttackers(token)
  const evil = await embed(scene.app, { src: `${world.origin('evil')}/`, name: 'evil' })
  const stop = await forge(evil, 'parent', token)
  await staysWithItsDashboard(scene, world, canary)
  await stop()
})

for (const [who, site] of [
  ['a hostile frame beside the app', 'evil'],
  ["another window of the dashboard's own origin", 'host'],
] as const) {
  test(`${who} cannot take the dashboard's place (F36)`, async ({ page, world, canary }) => {
    const scene = await connectedApp(page, world)
    const token = world.emulator.signIn(TOMAS.id).value
    canary.isAttackers(token)
    const other = await embed(page, { src: `${world.origin(site)}/`, name: 'other' })
    const stop = await forge(other, 'sibling', token)
    await staysWithItsDashboard(scene, world, canary)
    await stop()
  })
}

test('a hostile frame that knocks first is not answered, and the dashboard is (F36)', async ({
  page,
  world,
  canary,
}) => {
  await page.goto(`${world.origin('host')}/`)
  const app = await embed(page, { src: appUrl(`${world.origin('probe')}/`) })
  await expect(app.getByText('One moment…')).toBeVisible()
  const token = world.emulator.signIn(TOMAS.id).value
  canary.isAttackers(token)
  const evil = await embed(page, { src: `${world.origin('evil')}/`, name: 'evil' })
  const stop = await forge(evil, 'sibling', token)
  await expect
    .poll(() => canary.sightings.filter(({ from }) => from === world.origin('evil')).length)
    .toBeGreaterThan(8)
  const parent = await scriptedParent(page, world.origin('probe'))
  await parent.asked(1)
  await parent.answer({ token: world.emulator.signIn(ADA.id).value })
  await expect(app.getByRole('heading')).toHaveText(ADA.name)
  await stop()
})
