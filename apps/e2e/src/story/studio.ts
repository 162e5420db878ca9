import { expect, type Locator, type Page } from '@playwright/test'
import type { World } from '../world/startWorld.ts'
import { hostsAsked } from './hostsAsked.ts'
import { ADA, type TOMAS } from './people.ts'

/** Where a studio has its session. */
export type StudioVariant = 'token' | 'cookie' | 'source'

/** Somebody's studio, and our tool in it. */
export interface StudioScreen {
  readonly page: Page
  /** Whom the studio itself has signed in. */
  readonly identity: Locator
  /** The place of the tool. */
  readonly tool: Locator
}

/** Opens the studio, where somebody may be signed in or not. */
export async function openStudio(
  page: Page,
  world: World,
  variant: StudioVariant = 'token',
): Promise<StudioScreen> {
  await page.goto(`${world.origin('studio')}/?session=${variant}`)
  return {
    page,
    identity: page.getByRole('region', { name: 'Signed in to the studio' }),
    tool: page.getByRole('main', { name: 'Documents' }),
  }
}

/** Signs the studio in: the tool has no button for it. */
export async function signStudioIn(
  { page }: StudioScreen,
  person: typeof ADA | typeof TOMAS = ADA,
): Promise<void> {
  const name = person === ADA ? 'Ada' : 'Tomás'
  await page.getByRole('button', { name: `Sign in as ${name}` }).click()
}

/** Signs the studio out. */
export async function signStudioOut({ page }: StudioScreen): Promise<void> {
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
}

/** The tool is signed in as that person, by a token or a cookie, and has its documents live. */
export async function toolShows(
  { tool }: StudioScreen,
  person: { readonly name: string },
  method: 'token' | 'cookie' = 'token',
): Promise<void> {
  await expect(tool.getByRole('heading', { level: 3 }).first()).toHaveText(person.name)
  await expect(tool.getByText('logged-in', { exact: true })).toBeVisible()
  await expect(tool.getByText(method, { exact: true })).toBeVisible()
  await expect(tool.getByRole('list', { name: 'Documents' })).toContainText('Night ferry to Røst')
  await expect(tool.getByRole('status', { name: 'Connection' })).toHaveText('Live')
}

/** The tool says why it has nobody, and what was shown of the documents is away. */
export async function toolIsOut({ tool }: StudioScreen, code: string): Promise<void> {
  await expect(tool.getByText('logged-out', { exact: true })).toBeVisible()
  await expect(tool.getByText(code, { exact: true })).toBeVisible()
  await expect(tool.getByRole('list')).toHaveCount(0)
}

/** All that is the studio's own is where it was, and works. */
export async function studioIsWhole({ page, identity }: StudioScreen): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Northlight Journal studio')
  await expect(identity).toBeVisible()
  await expect(page.getByRole('navigation')).toBeVisible()
  const notes = page.getByRole('textbox', { name: 'Notes' })
  await notes.fill('Still here.')
  await expect(notes).toHaveValue('Still here.')
}

/** Nothing went to a host but the project's own: the global one takes neither its cookies nor its token. */
export function asksProjectOnly(world: World): void {
  expect(hostsAsked(world).filter((host) => host !== 'k3v9x2ab.api.localhost')).toEqual([])
}
