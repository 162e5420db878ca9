import type { Page } from '@playwright/test'
import { choosePerson, isHers, signInAlone } from '../src/story/alone.ts'
import { ADA, MIRA, TOMAS } from '../src/story/people.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import { sentTo } from '../src/story/sentTo.ts'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

const home = (world: World): string => `${world.origin('standalone')}/`
const atSignInPage = (page: Page, world: World) =>
  expect(page).toHaveURL(new RegExp(`^http://www\\.localhost:${world.emulator.port}/login\\?`))

test('an app that is opened on its own goes to the sign-in page, and back to the very place', async ({
  page,
  world,
}) => {
  const place = `${home(world)}posts?tab=2&x=%20#/document/a%2Fb`
  await page.goto(place)
  await atSignInPage(page, world)
  const asked = new URL(page.url()).searchParams
  expect([asked.get('type'), asked.get('withSid')]).toEqual(['stampedToken', 'true'])
  await choosePerson(page)
  await isHers(page)
  expect(page.url()).toBe(place)
  await expect(page.getByText('At #/document/a%2Fb')).toBeVisible()
  await page.getByRole('button', { name: 'Count projects' }).click()
  await expect(page.getByRole('status')).toHaveText('3 projects')
  expect(sentTo(world, '/auth/fetch')).toHaveLength(1)
  expect(sentTo(world, '/users/me')).toHaveLength(1)
  await keepScreenshots(page, 'standalone-signed-in')
})

test('a reload is signed in at once, and asks the server nothing', async ({ page, world }) => {
  await signInAlone(page, home(world))
  const before = world.emulator.requests.list().length
  await page.reload()
  await isHers(page)
  expect(world.emulator.requests.list().slice(before)).toEqual([])
})

test('StrictMode exchanges once, and leaves once (F31)', async ({ page, world }) => {
  const left: string[] = []
  page.on('framenavigated', (frame) => {
    if (new URL(frame.url()).pathname === '/login') left.push(frame.url())
  })
  await signInAlone(page, `${world.origin('strict')}/standalone.html#/here`)
  expect(new URL(page.url()).hash).toBe('#/here')
  const { sidExchanges, sidReuses, usersMe } = world.emulator.world.counters
  expect({ sidExchanges, sidReuses, usersMe }).toEqual({
    sidExchanges: 1,
    sidReuses: 0,
    usersMe: 1,
  })
  expect(left).toHaveLength(1)
})

test('a sign-out ends the session everywhere, and the screen stays until the person acts', async ({
  page,
  world,
}) => {
  await signInAlone(page, home(world))
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  await keepScreenshots(page, 'standalone-signed-out')
  expect(await page.evaluate(() => localStorage.getItem('__sanity_auth_token'))).toBeNull()
  const { sessions } = world.emulator.world
  expect([...sessions.values()].filter(({ status }) => status === 'live')).toEqual([])
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await choosePerson(page, TOMAS)
  await isHers(page, TOMAS)
})

test('a refused sign-in is a sentence, and the person is not sent round in a circle', async ({
  page,
  world,
}) => {
  await page.goto(`${home(world)}#/here`)
  await choosePerson(page, MIRA)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(
    "The organization's sign-in policy does not let this account in.",
  )
  expect(page.url()).toBe(`${home(world)}#/here`)
  await keepScreenshots(page, 'standalone-refused')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await choosePerson(page)
  await isHers(page)
  expect(page.url()).toBe(`${home(world)}#/here`)
})

test('a callback URL of its own is where people come back to, and from there to their place', async ({
  page,
  world,
}) => {
  await page.goto(`${home(world)}?callback#/here`)
  await atSignInPage(page, world)
  const origin = new URL(page.url()).searchParams.get('origin') ?? ''
  expect(new URL(origin).pathname).toBe('/callback')
  await choosePerson(page)
  await isHers(page)
  expect(page.url()).toBe(`${home(world)}?callback#/here`)
})

test('what comes back to another page than the callback URL is not taken', async ({
  page,
  world,
}) => {
  await page.goto(`${home(world)}?callback`)
  await atSignInPage(page, world)
  const signIn = new URL(page.url())
  const origin = signIn.searchParams.get('origin') ?? ''
  signIn.searchParams.set('origin', origin.replace('/callback?', '/callback2?'))
  await page.goto(signIn.href)
  await choosePerson(page)
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  expect(sentTo(world, '/auth/fetch')).toEqual([])
  expect(page.url()).not.toMatch(/sid=|gatehouse_/)
})

test.describe('a screen of the app in place of the redirect', () => {
  test('auth.providers: the ways to sign in, each leading back to where the person is', async ({
    page,
    world,
  }) => {
    await page.goto(`${home(world)}?signIn=providers#/here`)
    const ways = page.getByRole('list', { name: 'Ways to sign in' })
    await expect(ways.getByRole('link')).toHaveText(['Google', 'GitHub'])
    expect(page.url()).toBe(`${home(world)}?signIn=providers#/here`)
    await keepScreenshots(page, 'standalone-providers')
    await page.evaluate(() => {
      location.hash = '#/elsewhere'
    })
    await ways.getByRole('link', { name: 'GitHub' }).click()
    await expect(page).toHaveURL(/\/login\/github\?/)
    await expect(page.getByRole('link', { name: ADA.name })).toHaveCount(0)
    await choosePerson(page, TOMAS)
    await isHers(page, TOMAS)
    expect(page.url()).toBe(`${home(world)}?signIn=providers#/elsewhere`)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(ways.getByRole('link')).toHaveText(['Google', 'GitHub'])
    await keepScreenshots(page, 'standalone-providers-signed-out')
  })

  test('auth.providers that cannot be loaded: a sentence, and a button that tries again', async ({
    page,
    world,
  }) => {
    const fault = { kind: 'status', status: 400, match: { path: '/auth/providers' } } as const
    world.emulator.faults.add({ ...fault, times: 1 })
    await page.goto(`${home(world)}?signIn=providers`)
    await expect(page.getByText('The ways to sign in could not be loaded.')).toBeVisible()
    await keepScreenshots(page, 'standalone-providers-failed')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('link', { name: 'GitHub' })).toBeVisible()
  })

  for (const [role, name] of [
    ['button', 'Enter'],
    ['link', 'Enter by a link'],
  ] as const) {
    test(`LoginComponent: nobody is sent away before its ${role} is pressed`, async ({
      page,
      world,
    }) => {
      await page.goto(`${home(world)}?signIn=own#/here`)
      await expect(page.getByRole('heading')).toHaveText('Welcome to this app')
      expect(world.emulator.requests.list()).toEqual([])
      await page.getByRole(role, { name, exact: true }).click()
      await choosePerson(page)
      await isHers(page)
      expect(page.url()).toBe(`${home(world)}?signIn=own#/here`)
    })
  }
})

test.describe('the way to the sign-in page', () => {
  test('a sign-in page that never comes is an error after a while, and can be tried again', async ({
    page,
    world,
    context,
  }) => {
    await page.clock.install()
    const signInPage = /www\.localhost:\d+\/login/
    // An answer without a page: the browser stays where it is.
    await context.route(signInPage, (route) => route.fulfill({ status: 204 }))
    const asked = page.waitForRequest(signInPage)
    await page.goto(home(world))
    await asked
    await expect(page.getByText('One moment…')).toBeVisible()
    await page.clock.fastForward(15_000)
    await expect(page.getByRole('alert')).toContainText('timeout')
    await keepScreenshots(page, 'standalone-sign-in-page-never-came')
    await context.unroute(signInPage)
    await page.getByRole('button', { name: 'Try again' }).click()
    await choosePerson(page)
    await isHers(page)
  })
})
