import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import { ADA } from '../../src/story/people.ts'
import { byRole } from './byRole.ts'
import type { Tabs } from './openTabs.ts'
import { press } from './press.ts'
import { sees } from './sees.ts'

/** A person of the seed. */
interface Person {
  readonly name: string
}

/** Chooses a person on the platform's own page, where the app has sent the browser, and comes back. */
export async function choosePerson(tab: Page, person: Person = ADA): Promise<void> {
  await expect.poll(() => new URL(tab.url()).hostname).toMatch(/^(www|api)\.localhost$/)
  await Promise.all([
    // The driver must not look into a page that is about to be left for another site.
    tab.waitForNavigation(),
    press(tab, `::-p-xpath(//a[contains(., "${person.name}")])`),
  ])
}

/** Opens an app, which leaves for the sign-in page by itself, and signs her in there. */
export async function signInAlone(tabs: Tabs, url: string): Promise<Page> {
  const tab = await tabs.open(url)
  await choosePerson(tab)
  await isHers(tab)
  return tab
}

/** Opens the app in further tabs of a browser where she is signed in, the last one in front. */
export async function openMore(tabs: Tabs, url: string, count: number): Promise<readonly Page[]> {
  const more: Page[] = []
  while (more.length < count) {
    const tab = await tabs.open(url)
    await isHers(tab)
    more.push(tab)
  }
  return more
}

/** The app shows that it is signed in as that person. */
export async function isHers(tab: Page, person: Person = ADA): Promise<void> {
  await sees(tab, 'h1', person.name)
}

/** The app says that nobody is signed in, and why. */
export async function isOut(tab: Page, why: string): Promise<void> {
  await sees(tab, byRole('button', 'Sign in again'), 'Sign in again')
  await sees(tab, '#root', why)
}

/** A tab's session still serves. */
export async function counts(tab: Page): Promise<void> {
  await press(tab, byRole('button', 'Count projects'))
  await sees(tab, 'output', '3 projects')
}

/** Returns what waits until each of these pages has heard of a renewal from now on. */
export async function renewalOf(tabs: readonly Page[]): Promise<() => Promise<unknown>> {
  const renewedAt = (tab: Page): Promise<string> =>
    tab.$eval('::-p-xpath(//p[starts-with(., "Renewed at")])', ({ textContent }) => textContent)
  const before = await Promise.all(tabs.map(renewedAt))
  return () =>
    Promise.all(tabs.map((tab, index) => expect.poll(() => renewedAt(tab)).not.toBe(before[index])))
}
