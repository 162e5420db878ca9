import { expect, type Page } from '@playwright/test'
import { ADA } from './people.ts'

/** A person of the seed. */
interface Person {
  readonly name: string
}

/** Chooses a person on the platform's own page, where the app has sent the browser. */
export async function choosePerson(page: Page, person: Person = ADA): Promise<void> {
  await page.getByRole('link', { name: person.name }).click()
}

/** Opens an app, which leaves for the sign-in page by itself, and signs a person in there. */
export async function signInAlone(page: Page, url: string, person: Person = ADA): Promise<void> {
  await page.goto(url)
  await choosePerson(page, person)
  await isHers(page, person)
}

/** The app shows that it is signed in as that person. */
export async function isHers(page: Page, person: Person = ADA): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(person.name)
}
