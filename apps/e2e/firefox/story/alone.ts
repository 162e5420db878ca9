import type { Page } from 'puppeteer-core'
import { ADA } from '../../src/story/people.ts'
import { byRole } from './byRole.ts'
import type { Tabs } from './openTabs.ts'
import { press } from './press.ts'
import { sees } from './sees.ts'

/** A person of the seed. */
interface Person {
  readonly name: string
}

/** Opens an app, which leaves for the sign-in page by itself, and signs a person in there. */
export async function signInAlone(tabs: Tabs, url: string, person: Person = ADA): Promise<Page> {
  const tab = await tabs.open(url)
  await choosePerson(tab, person)
  await isHers(tab, person)
  return tab
}

/** Chooses a person on the platform's own page. */
export async function choosePerson(tab: Page, person: Person = ADA): Promise<void> {
  await press(tab, `::-p-xpath(//a[contains(., "${person.name}")])`)
}

/** Opens the app in further tabs, where she is signed in already. */
export async function openMore(tabs: Tabs, url: string, count: number): Promise<readonly Page[]> {
  const opened: Page[] = []
  while (opened.length < count) {
    const tab = await tabs.open(url)
    await isHers(tab)
    opened.push(tab)
  }
  return opened
}

/** The app shows that it is signed in as that person. */
export async function isHers(tab: Page, person: Person = ADA): Promise<void> {
  await sees(tab, 'h1', person.name)
}

/** A tab's session still serves. */
export async function counts(tab: Page): Promise<void> {
  await press(tab, byRole('button', 'Count projects'))
  await sees(tab, 'output', '3 projects')
}
