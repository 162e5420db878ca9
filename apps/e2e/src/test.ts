import { type Browser, test as base, expect } from '@playwright/test'
import { ensureChromium } from './browser/ensureChromium.ts'
import { type BrowserOptions, launchBrowser } from './browser/launchBrowser.ts'
import { type Canary, watchContext } from './canary/watchContext.ts'
import { startWorld, type World } from './world/startWorld.ts'

/** What a project, or the file of a story, chooses. */
export type WorkerOptions = BrowserOptions

interface WorkerFixtures extends WorkerOptions {
  readonly browser: Browser
  /** The platform and the pages. At its beginning before each story. */
  readonly world: World
}

interface StoryFixtures {
  /** Whether the story leaks on purpose, and looks at the findings itself. */
  readonly leaksOnPurpose: boolean
  /** Looks for leaked secrets after each story, and throughout. */
  readonly canary: Canary
}

/** A story: one browser context, a fresh world, and nothing secret left lying around. */
export const test = base.extend<StoryFixtures, WorkerFixtures>({
  thirdPartyCookies: ['block', { option: true, scope: 'worker' }],
  backForwardCache: [false, { option: true, scope: 'worker' }],
  browser: [
    async ({ thirdPartyCookies, backForwardCache }, use) => {
      const options = { thirdPartyCookies, backForwardCache }
      const { browser, close } = await launchBrowser(ensureChromium(), options)
      await use(browser)
      await close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads what a fixture needs from here
    async ({}, use) => {
      const world = await startWorld()
      await use(world)
      await world.emulator.close()
    },
    { scope: 'worker' },
  ],
  leaksOnPurpose: [false, { option: true }],
  canary: [
    async ({ context, world, leaksOnPurpose }, use) => {
      world.emulator.reset()
      const canary = await watchContext(context, world)
      await use(canary)
      if (!leaksOnPurpose) expect(await canary.findings()).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
