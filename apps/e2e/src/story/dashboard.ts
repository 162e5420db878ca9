import { expect, type Frame, type FrameLocator, type Page } from '@playwright/test'
import type { World } from '../world/startWorld.ts'
import { ADA } from './people.ts'

/** Somebody's dashboard, and the app that it shows. */
export interface DashboardScreen {
  readonly page: Page
  /** What is in the app's frame. */
  readonly app: FrameLocator
}

/** Opens the dashboard, where somebody may be signed in or not. */
export async function openDashboard(page: Page, world: World): Promise<DashboardScreen> {
  await page.goto(`${world.origin('dashboard')}/`)
  return { page, app: page.frameLocator('iframe[title="Documents"]') }
}

/** Signs a person in at the dashboard, and waits until the app shows the documents. */
export async function signIn(
  page: Page,
  world: World,
  person: { readonly name: string } = ADA,
): Promise<DashboardScreen> {
  const screen = await openDashboard(page, world)
  await page.getByRole('button', { name: person.name }).click()
  await showsDocumentsOf(screen, person)
  return screen
}

/** The app is signed in as that person, and has loaded what it shows. */
export async function showsDocumentsOf(
  { app }: DashboardScreen,
  person: { readonly name: string },
): Promise<void> {
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(person.name)
  await expect(app.getByRole('list', { name: 'Documents' })).toContainText('Night ferry to Røst')
  await expect(app.getByRole('status', { name: 'Connection' })).toHaveText('Live')
}

/** The frame of the app, for what only a frame can do. */
export function appFrame({ page }: DashboardScreen, world: World): Frame {
  const frame = page.frames().find((each) => each.url().startsWith(world.origin('app')))
  if (frame === undefined) throw new Error('The dashboard shows no app')
  return frame
}
