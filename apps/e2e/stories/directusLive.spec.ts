import { localhostFetch } from '@gatehouse/emulator'
import { counters, failuresFrom } from '../src/story/directus.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import { HALL, isLive, showsTasks, signIn, tasksUrl, tick } from '../src/story/tasks.ts'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

/** Gives the first task another title, as a program with a static token would. */
async function rename({ emulator }: World, title: string): Promise<void> {
  await localhostFetch(`${emulator.directusUrl}/items/tasks/1`, {
    method: 'PATCH',
    headers: { authorization: 'Bearer admin-static-token', 'content-type': 'application/json' },
    body: JSON.stringify({ title }),
  })
}

for (const mode of ['cookie', 'session'] as const) {
  test(`mode ${mode}: what is added, ticked, renamed and deleted in one window shows in the other`, async ({
    page,
    context,
    world,
  }) => {
    await signIn(page, tasksUrl(world, mode))
    const other = await context.newPage()
    await other.goto(tasksUrl(world, mode))
    await showsTasks(other)
    await Promise.all([page, other].map(isLive))

    await page.bringToFront()
    await page.getByLabel('New task').fill('Water the ferns')
    await page.keyboard.press('Enter')
    const fern = other.getByRole('checkbox', { name: 'Water the ferns', exact: true })
    await expect(fern).toBeVisible()
    await expect(page.getByLabel('New task')).toBeFocused()

    await tick(other, 'Water the ferns')
    await expect(page.getByRole('checkbox', { name: 'Water the ferns' })).toBeChecked()

    await page.bringToFront()
    await page.getByRole('button', { name: `Rename ${HALL}` }).click()
    await page.getByRole('textbox', { name: 'Title' }).fill('Book the garden')
    await page.keyboard.press('Enter')
    await expect(other.getByRole('checkbox', { name: 'Book the garden' })).toBeVisible()

    await page.getByRole('button', { name: 'Delete Water the ferns' }).click()
    await expect(fern).toHaveCount(0)
    const { socketsOpened, socketDrops } = counters(world)
    expect({ socketsOpened, socketDrops }).toEqual({ socketsOpened: 2, socketDrops: 0 })
    await keepScreenshots(other, `directus-live-${mode}`)
  })
}

test('a socket that the server ends is opened anew, and what was changed meanwhile shows', async ({
  page,
  world,
}) => {
  await signIn(page, tasksUrl(world))
  await isLive(page)
  const failures = failuresFrom(world)
  const { directus } = world.emulator.world
  directus.realtime.refusesUpgrades = true
  directus.changes.emit({ type: 'socketsKilled' })
  const badge = page.getByRole('status', { name: 'Connection' })
  await expect(badge).not.toHaveText('Live')
  await rename(world, 'Changed meanwhile')
  directus.realtime.refusesUpgrades = false
  await isLive(page)
  await expect(page.getByRole('checkbox', { name: 'Changed meanwhile' })).toBeVisible()
  expect(failures().filter((failure) => !failure.includes('/websocket'))).toEqual([])
})
