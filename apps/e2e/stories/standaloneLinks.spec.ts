import { choosePerson, isHers, signInAlone } from '../src/story/alone.ts'
import { issueSid } from '../src/story/issueSid.ts'
import { TOMAS } from '../src/story/people.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import { sentTo } from '../src/story/sentTo.ts'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

const home = (world: World): string => `${world.origin('standalone')}/`

/** Links as an attacker writes them, with a secret of his own. */
const LINKS: Readonly<Record<string, (secret: string) => string>> = {
  '#sid=': (sid) => `#sid=${sid}`,
  '?sid= before a route': (sid) => `?sid=${sid}#/here`,
  '#sid= with a guessed record': (sid) => `?gatehouse_login=guess#sid=${sid}`,
}

for (const [name, link] of Object.entries(LINKS)) {
  test(`a link with a foreign ${name} signs nobody in (S1, F35)`, async ({
    page,
    world,
    canary,
  }) => {
    const sid = await issueSid(world, TOMAS.id)
    canary.isAttackers(sid)
    await page.goto(home(world) + link(sid))
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
    await expect(page.getByText('It was ignored')).toBeVisible()
    expect(page.url()).not.toContain('sid')
    expect(world.emulator.requests.list()).toEqual([])
    await page.getByRole('button', { name: 'Sign in' }).click()
    await choosePerson(page)
    await isHers(page)
  })

  test(`a link with a foreign ${name} does not replace somebody who is signed in (S2)`, async ({
    page,
    world,
    canary,
  }) => {
    await signInAlone(page, home(world))
    const before = world.emulator.requests.list().length
    const sid = await issueSid(world, TOMAS.id)
    canary.isAttackers(sid)
    await page.goto('about:blank')
    await page.goto(home(world) + link(sid))
    await isHers(page)
    expect(page.url()).not.toContain('sid')
    expect(world.emulator.requests.list().slice(before)).toEqual([])
    expect(canary.console.join(' ')).toContain('It was ignored')
  })
}

test('a link with a token signs nobody in, with a session and without (F35)', async ({
  page,
  world,
  canary,
}) => {
  const token = world.emulator.signIn(TOMAS.id).value
  canary.isAttackers(token)
  await page.goto(`${home(world)}#token=${token}`)
  await expect(page.getByText('It was ignored')).toBeVisible()
  await keepScreenshots(page, 'standalone-foreign-link')
  expect(page.url()).toBe(home(world))
  expect(world.emulator.requests.list()).toEqual([])
  await page.getByRole('button', { name: 'Sign in' }).click()
  await choosePerson(page)
  await isHers(page)
  await page.goto('about:blank')
  await page.goto(`${home(world)}#/here&token=${token}`)
  await isHers(page)
  expect(new URL(page.url()).hash).toBe('#/here')
})

test('a link with a token, followed while she is signed in, changes the place only (F35)', async ({
  page,
  world,
  canary,
}) => {
  await signInAlone(page, home(world))
  const token = world.emulator.signIn(TOMAS.id).value
  canary.isAttackers(token)
  await page.evaluate((hash) => {
    location.hash = hash
  }, `/docs/7&token=${token}`)
  await expect.poll(() => new URL(page.url()).hash).toBe('#/docs/7')
  await isHers(page)
  expect(canary.console.join(' ')).toContain('It was ignored')
})

test('a link with a dashboard context is for a dashboard: its sid is not taken, and the session stands', async ({
  page,
  world,
  canary,
}) => {
  await signInAlone(page, home(world))
  const before = world.emulator.requests.list().length
  const sid = await issueSid(world, TOMAS.id)
  canary.isAttackers(sid)
  await page.goto(`${home(world)}?_context=${encodeURIComponent(JSON.stringify({ sid }))}`)
  await expect(page.getByRole('alert')).toContainText('This app cannot be used here')
  expect(page.url()).not.toContain(sid)
  await page.goto(home(world))
  await isHers(page)
  expect(world.emulator.requests.list().slice(before)).toEqual([])
})

test('the address that a sign-in came back to does nothing a second time (S5)', async ({
  page,
  world,
}) => {
  const returning = page.waitForResponse((response) => response.status() === 302)
  await signInAlone(page, home(world))
  const { location = '' } = (await returning).headers()
  expect(location).toMatch(/[#?]sid=/)
  await page.goto('about:blank')
  await page.goto(location)
  await isHers(page)
  expect(page.url()).toBe(home(world))
  expect(sentTo(world, '/auth/fetch')).toHaveLength(1)
})
