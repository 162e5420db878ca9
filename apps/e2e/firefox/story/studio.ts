import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import { ADA, type TOMAS } from '../../src/story/people.ts'
import type { World } from '../../src/world/startWorld.ts'
import { byRole } from './byRole.ts'
import { fill } from './fill.ts'
import type { Tabs } from './openTabs.ts'
import { press } from './press.ts'
import { sees } from './sees.ts'

/** Where a studio has its session. */
export type StudioVariant = 'token' | 'cookie' | 'source'

type Person = typeof ADA | typeof TOMAS

/** Opens the studio, with our tool in it, where somebody may be signed in or not. */
export function openStudio(
  tabs: Tabs,
  world: World,
  variant: StudioVariant = 'token',
): Promise<Page> {
  return tabs.open(`${world.origin('studio')}/?session=${variant}`)
}

/** Signs the studio in: the tool has no button for it. */
export async function signStudioIn(tab: Page, person: Person = ADA): Promise<void> {
  await press(tab, byRole('button', `Sign in as ${person === ADA ? 'Ada' : 'Tomás'}`))
}

/** Signs the studio out. */
export async function signStudioOut(tab: Page): Promise<void> {
  await press(tab, byRole('button', 'Sign out'))
}

/** The tool is signed in as that person, by a token or a cookie, and has its documents live. */
export async function toolShows(
  tab: Page,
  person: Person = ADA,
  method: 'token' | 'cookie' = 'token',
): Promise<void> {
  await sees(tab, 'main h3', person.name)
  await sees(tab, 'main dl', `Statelogged-inMethod${method}`)
  await sees(tab, 'main ul[aria-label="Documents"]', 'Night ferry to Røst')
  await sees(tab, `main ${byRole('status', 'Connection')}`, 'Live')
}

/** The tool says why it has nobody, and what was shown of the documents is away. */
export async function toolIsOut(tab: Page, code: string): Promise<void> {
  await sees(tab, 'main dl', `Statelogged-outReason${code}`)
  expect(await tab.$('main ul')).toBeNull()
}

/** All that is the studio's own is where it was, and works. */
export async function studioIsWhole(tab: Page): Promise<void> {
  await sees(tab, 'h1', 'Northlight Journal studio')
  await sees(tab, 'nav', 'Token in storage')
  const notes = { selector: byRole('textbox', 'Notes'), text: 'Still here.' }
  await fill(tab, notes)
  expect(await tab.$eval('textarea', ({ value }) => value)).toContain(notes.text)
}
