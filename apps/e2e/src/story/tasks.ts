import { expect, type Page } from '@playwright/test'
import type { World } from '../world/startWorld.ts'
import { type Account, NOOR } from './directus.ts'

/** How the app keeps its session. */
export type Mode = 'json' | 'cookie' | 'session'

/** The first task of the seed. */
export const HALL = 'Book the hall for the autumn fair'

/** The app's address. */
export function tasksUrl(world: World, mode: Mode = 'cookie', site: 'tasks' | 'faraway' = 'tasks') {
  return `${world.origin(site)}/?mode=${mode}`
}

/** Opens the app, where nobody is signed in. */
export async function openTasks(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await asksToSignIn(page)
}

/** Fills the form in, and sends it. */
export async function enter(page: Page, { email, password }: Account): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Opens the app, and signs a person in. */
export async function signIn(page: Page, url: string, person: Account = NOOR): Promise<void> {
  await openTasks(page, url)
  await enter(page, person)
  await showsTasks(page, person)
}

/** Signs out, by whichever name the mode's button has. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Sign out/ }).click()
}

/** The app shows that it is signed in as that person, and the tasks. */
export async function showsTasks(page: Page, { name }: Account = NOOR): Promise<void> {
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(name)
  await expect(page.getByRole('list', { name: 'Tasks' })).toContainText(HALL)
}

/** Marks a task as done, in the tab in front; the list shows it at once. */
export async function tick(page: Page, title: string): Promise<void> {
  await page.bringToFront()
  const box = page.getByRole('checkbox', { name: title, exact: true })
  await box.click()
  await expect(box).toBeChecked()
}

/** What is changed elsewhere arrives here. */
export async function isLive(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: 'Connection' })).toHaveText('Live')
}

/** The app asks for a password, and under a title that says why, if there is something to say. */
export async function asksToSignIn(page: Page, title = 'Sign in'): Promise<void> {
  await expect(page.getByRole('form', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Tasks' })).toHaveCount(0)
}
