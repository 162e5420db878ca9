import type { Frame, Page } from 'puppeteer-core'
import { expect } from 'vitest'
import { ADA } from '../../src/story/people.ts'
import type { World } from '../../src/world/startWorld.ts'
import { byRole } from './byRole.ts'
import type { Tabs } from './openTabs.ts'
import { press } from './press.ts'
import { sees } from './sees.ts'

/** A dashboard's tab, and the app that it shows. */
export interface DashboardScreen {
  readonly tab: Page
  /** What is in the app's frame now; it throws where there is none. */
  readonly app: () => Frame
}

/** Opens the dashboard, where somebody may be signed in or not. */
export async function openDashboard(tabs: Tabs, world: World): Promise<DashboardScreen> {
  const tab = await tabs.open(`${world.origin('dashboard')}/`)
  return {
    tab,
    app() {
      const frame = tab.frames().find((each) => each.url().startsWith(world.origin('app')))
      if (frame === undefined) throw new Error('The dashboard shows no app')
      return frame
    },
  }
}

/** Signs her in at the dashboard, and waits until the app shows the documents. */
export async function signIn(tabs: Tabs, world: World): Promise<DashboardScreen> {
  const screen = await openDashboard(tabs, world)
  await choosePerson(screen)
  await showsDocuments(screen)
  return screen
}

/** Says at the dashboard who one is. */
export async function choosePerson({ tab }: DashboardScreen): Promise<void> {
  await press(tab, `::-p-xpath(//button[contains(., "${ADA.name}")])`)
}

/** The app is signed in as her, and has loaded what it shows. */
export async function showsDocuments({ app }: DashboardScreen): Promise<void> {
  await expect.poll(app).toBeDefined()
  await sees(app(), 'h1', ADA.name)
  await sees(app(), 'ul[aria-label="Documents"]', 'Night ferry to Røst')
  await sees(app(), byRole('status', 'Connection'), 'Live')
}

/** The dashboard shows that she is signed in. */
export async function isHers({ tab }: DashboardScreen): Promise<void> {
  await sees(tab, 'section[aria-label="Signed in as"]', ADA.name)
}

/** The dashboard asks who one is. */
export async function isSignedOut({ tab }: DashboardScreen): Promise<void> {
  await sees(tab, 'h1', 'Sign in to')
}
