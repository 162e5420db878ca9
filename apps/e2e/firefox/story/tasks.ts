import type { Page } from 'puppeteer-core'
import { type Account, NOOR } from '../../src/story/directus.ts'
import { HALL } from '../../src/story/tasks.ts'
import { byRole } from './byRole.ts'
import { fill } from './fill.ts'
import type { Tabs } from './openTabs.ts'
import { press } from './press.ts'
import { sees } from './sees.ts'

/** Fills the form in, and sends it. */
export async function enter(tab: Page, { email, password }: Account): Promise<void> {
  await fill(tab, { selector: 'input[name=email]', text: email })
  await fill(tab, { selector: 'input[name=password]', text: password })
  await press(tab, byRole('button', 'Sign in'))
}

/** Opens the app, and signs her in. */
export async function signIn(tabs: Tabs, url: string): Promise<Page> {
  const tab = await tabs.open(url)
  await enter(tab, NOOR)
  await showsTasks(tab)
  return tab
}

/** The app shows that it is signed in as that person, and the tasks, which change by themselves. */
export async function showsTasks(tab: Page, { name }: Account = NOOR): Promise<void> {
  await sees(tab, 'h2', name)
  await sees(tab, 'ul[aria-label="Tasks"]', HALL)
  await sees(tab, byRole('status', 'Connection'), 'Live')
}

/** The app asks for a password, and says why. */
export async function asksToSignIn(tab: Page, why: string): Promise<void> {
  await tab.waitForSelector('input[name=password]')
  await sees(tab, '#root', why)
}
