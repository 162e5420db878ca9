import type { Frame, Page } from '@playwright/test'
import { appUrl } from '../src/story/appUrl.ts'
import { embed } from '../src/story/embed.ts'
import { ADA, TOMAS } from '../src/story/people.ts'
import { type ScriptedParent, scriptedParent } from '../src/story/scriptedParent.ts'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

/** An app without a token, in a page that speaks with it. */
async function framedApp(
  page: Page,
  world: World,
): Promise<{ readonly app: Frame; readonly parent: ScriptedParent }> {
  await page.goto(`${world.origin('host')}/`)
  const parent = await scriptedParent(page, world.origin('probe'))
  const app = await embed(page, { src: appUrl(`${world.origin('probe')}/`) })
  return { app, parent }
}

const BAD_ANSWERS: readonly {
  readonly name: string
  readonly data: unknown
  readonly code: string
  readonly canRetry: boolean
}[] = [
  { name: 'null', data: null, code: 'parent-invalid', canRetry: false },
  {
    name: 'that it has no token',
    data: { token: null, error: 'signed-out' },
    code: 'parent-refused',
    canRetry: true,
  },
  { name: 'a number', data: { token: 42 }, code: 'parent-invalid', canRetry: false },
  {
    name: 'another shape',
    data: { payload: { token: 'sk-x' } },
    code: 'parent-invalid',
    canRetry: false,
  },
  {
    name: 'a token of 1 MB',
    data: { token: 's'.repeat(1_000_000) },
    code: 'parent-invalid',
    canRetry: false,
  },
]

for (const { name, data, code, canRetry } of BAD_ANSWERS) {
  test(`a parent that answers ${name} leads to ${code}, and nothing is sent to the API`, async ({
    page,
    world,
  }) => {
    const { app, parent } = await framedApp(page, world)
    await parent.asked(1)
    await parent.answer(data)
    const alert = app.getByRole('alert')
    await expect(alert).toContainText(code)
    await expect(alert.getByRole('heading')).toHaveText('You could not be signed in')
    await expect(alert.getByRole('button', { name: 'Try again' })).toHaveCount(canRetry ? 1 : 0)
    expect(world.emulator.requests.list()).toEqual([])
  })
}

test('a person tries again after a refusal, and is signed in', async ({ page, world }) => {
  const { app, parent } = await framedApp(page, world)
  await parent.asked(1)
  await parent.answer({ token: null })
  await app.getByRole('button', { name: 'Try again' }).click()
  await parent.asked(2)
  await parent.answer({ token: world.emulator.signIn(ADA.id).value })
  await expect(app.getByRole('heading')).toHaveText(ADA.name)
})

test('of two answers to one request, only the first counts (F38)', async ({
  page,
  world,
  canary,
}) => {
  const { app, parent } = await framedApp(page, world)
  const second = world.emulator.signIn(TOMAS.id).value
  canary.isAttackers(second)
  await parent.asked(1)
  await parent.answer({ token: world.emulator.signIn(ADA.id).value })
  await parent.answer({ token: second })
  await expect(app.getByRole('heading')).toHaveText(ADA.name)
  await app.getByRole('button', { name: 'Count projects' }).click()
  await expect(app.getByRole('status')).toHaveText('3 projects')
  expect(world.emulator.world.counters.usersMe).toBe(1)
})

test('an answer to an old request is not taken for one to the new (F38)', async ({
  page,
  world,
}) => {
  const { app, parent } = await framedApp(page, world)
  await parent.asked(1)
  await parent.answer({ token: null })
  await app.getByRole('button', { name: 'Try again' }).click()
  await parent.asked(2)
  await parent.answer({ token: world.emulator.signIn(TOMAS.id).value }, 1)
  await parent.answer({ token: world.emulator.signIn(ADA.id).value }, 2)
  await expect(app.getByRole('heading')).toHaveText(ADA.name)
  expect(world.emulator.world.counters.usersMe).toBe(1)
})

test('a parent that shakes hands and never answers leads to a time-out, and trying again works (F37)', async ({
  page,
  world,
}) => {
  await page.clock.install()
  const { app, parent } = await framedApp(page, world)
  await parent.asked(1)
  await page.clock.fastForward(10_000)
  const alert = app.getByRole('alert')
  await expect(alert.getByRole('heading')).toHaveText('There was no answer')
  await expect(alert).toContainText('parent-timeout')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(alert).toHaveCount(0)
  await parent.asked(2)
  await parent.answer({ token: world.emulator.signIn(ADA.id).value })
  await expect(app.getByRole('heading')).toHaveText(ADA.name)
})

test('a parent that never says a word leads to a time-out, and trying again works (F37)', async ({
  page,
  world,
}) => {
  await page.clock.install()
  await page.goto(`${world.origin('host')}/`)
  const app = await embed(page, { src: appUrl(`${world.origin('probe')}/`) })
  await expect(app.getByText('One moment…')).toBeVisible()
  await page.clock.fastForward(10_000)
  const alert = app.getByRole('alert')
  await expect(alert).toContainText('parent-timeout')
  await page.screenshot({ path: 'artifacts/parent-timeout.png' })
  const parent = await scriptedParent(page, world.origin('probe'))
  await alert.getByRole('button', { name: 'Try again' }).click()
  await parent.asked(1)
  await parent.answer({ token: world.emulator.signIn(ADA.id).value })
  await expect(app.getByRole('heading')).toHaveText(ADA.name)
})

test('an answer that comes when the app has gone on without it does nothing (F38)', async ({
  page,
  world,
}) => {
  await page.clock.install()
  const { app, parent } = await framedApp(page, world)
  await parent.asked(1)
  await page.clock.fastForward(10_000)
  await expect(app.getByRole('alert')).toContainText('parent-timeout')
  await parent.answer({ token: world.emulator.signIn(ADA.id).value })
  await app.evaluate(() => new Promise(requestAnimationFrame))
  await expect(app.getByRole('alert')).toContainText('parent-timeout')
  expect(world.emulator.requests.list()).toEqual([])
})

test('a dashboard that has nobody any more ends the session, and it stays ended until the person acts', async ({
  page,
  world,
}) => {
  const { app, parent } = await framedApp(page, world)
  await parent.asked(1)
  await parent.answer({ token: world.emulator.signIn(ADA.id, { kind: 'plain' }).value })
  await expect(app.getByRole('heading')).toHaveText(ADA.name)
  world.emulator.world.tokens.forEach((token) => {
    token.status = 'revoked'
  })
  await app.getByRole('button', { name: 'Count projects' }).click()
  await parent.asked(2)
  await parent.answer({ token: null, error: 'signed-out' })
  await expect(app.getByRole('button', { name: 'Sign in again' })).toBeVisible()
  await expect(app.getByText(ADA.name)).toHaveCount(0)

  await app.evaluate(() => location.reload())
  await parent.asked(3)
  await parent.answer({ token: null, error: 'signed-out' })
  await expect(app.getByRole('alert')).toContainText('parent-refused')
  await app.getByRole('button', { name: 'Try again' }).click()
  await parent.asked(4)
  await parent.answer({ token: world.emulator.signIn(ADA.id).value })
  await expect(app.getByRole('heading')).toHaveText(ADA.name)
})
