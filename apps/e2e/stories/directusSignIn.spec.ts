import type { Page } from '@playwright/test'
import { counters, KOFI, NOOR, oneTimeCode } from '../src/story/directus.ts'
import { keepScreenshots } from '../src/story/screenshots.ts'
import { asksToSignIn, enter, openTasks, showsTasks, tasksUrl } from '../src/story/tasks.ts'
import { expect, test } from '../src/test.ts'

const NOT_RIGHT = 'The e-mail address or the password is not right'
const OLD_CODE = 'This one-time code is not right'

/** What is read out to somebody who does not see the page. */
const announced = (page: Page) => page.getByRole('alert').filter({ hasText: /./ })

test('a password signs in, and is sent once, in a body', async ({ page, world }) => {
  await openTasks(page, tasksUrl(world))
  await keepScreenshots(page, 'directus-sign-in')
  await enter(page, NOOR)
  await showsTasks(page)
  await keepScreenshots(page, 'directus-signed-in')
  const { logins, loginRefusals, usersMe, authorizationOnAuth } = counters(world)
  expect({ logins, loginRefusals, usersMe, authorizationOnAuth }).toEqual({
    logins: 1,
    loginRefusals: 0,
    usersMe: 1,
    authorizationOnAuth: 0,
  })
})

test('a wrong password is told of, and the address stays in its field', async ({ page, world }) => {
  await openTasks(page, tasksUrl(world))
  await enter(page, { ...NOOR, password: 'editor-pass-2' })
  await expect(announced(page)).toContainText(NOT_RIGHT)
  await expect(page.getByLabel('E-mail')).toHaveValue(NOOR.email)
  await expect(page.getByLabel('Password')).toBeFocused()
  await expect(page.getByLabel('Password')).toHaveAttribute('aria-invalid', 'true')
  await keepScreenshots(page, 'directus-wrong-password')
  await page.getByLabel('Password').fill(NOOR.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await showsTasks(page)
})

test('the second factor is asked for after a right password only, and said to be wrong only after one was given', async ({
  page,
  world,
  canary,
}) => {
  await openTasks(page, tasksUrl(world))
  await enter(page, { ...KOFI, password: 'tfa-pass-2' })
  await expect(announced(page)).toContainText(NOT_RIGHT)
  const code = page.getByLabel('One-time code')
  await expect(code).toHaveCount(0)

  await enter(page, KOFI)
  await expect(code).toBeFocused()
  await expect(announced(page)).toHaveCount(0)
  await keepScreenshots(page, 'directus-one-time-code')

  const right = oneTimeCode(world)
  canary.hides(right)
  const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0')
  await code.fill(wrong)
  await page.keyboard.press('Enter')
  await expect(announced(page)).toContainText(OLD_CODE)
  await expect(code).toHaveAttribute('aria-invalid', 'true')
  await keepScreenshots(page, 'directus-wrong-code')

  await code.fill(right)
  await page.keyboard.press('Enter')
  await showsTasks(page, KOFI)
})

test('all of it can be done by keyboard alone', async ({ page, world, canary }) => {
  await openTasks(page, tasksUrl(world, 'session'))
  await page.getByLabel('E-mail').focus()
  await page.keyboard.type(KOFI.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(KOFI.password)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('One-time code')).toBeFocused()
  const code = oneTimeCode(world)
  canary.hides(code)
  await page.keyboard.type(`${code.slice(0, 3)} ${code.slice(3)}`)
  await page.keyboard.press('Enter')
  await showsTasks(page, KOFI)

  const signOut = page.getByRole('button', { name: 'Sign out everywhere' })
  await signOut.focus()
  await page.keyboard.press('Enter')
  await asksToSignIn(page, 'You are signed out')
  await expect(page.getByLabel('E-mail')).toBeFocused()
  await keepScreenshots(page, 'directus-signed-out')
})

test('somebody else may sign in where a second factor is asked for, and nothing of the former is left', async ({
  page,
  world,
}) => {
  await openTasks(page, tasksUrl(world))
  await enter(page, KOFI)
  await page.getByRole('button', { name: 'Use another account' }).click()
  await expect(page.getByLabel('Password')).toHaveValue('')
  await enter(page, NOOR)
  await showsTasks(page)
  const document = await page.content()
  for (const trace of [KOFI.email, KOFI.name]) expect(document).not.toContain(trace)
})

test('a server that cannot be reached is told of, and the same form works when it can', async ({
  page,
  world,
}) => {
  await openTasks(page, tasksUrl(world))
  world.emulator.faults.add({ kind: 'drop', match: { path: '/auth/login' }, times: 1 })
  await enter(page, NOOR)
  await expect(announced(page)).toContainText('The server cannot be reached')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await showsTasks(page)
})
