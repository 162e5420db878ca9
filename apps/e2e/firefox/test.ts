import { test as base, expect, inject } from 'vitest'
import { startWorld, type World } from '../src/world/startWorld.ts'
import { type LaunchedFirefox, launchFirefox } from './browser/launchFirefox.ts'
import { type Canary, watchTabs } from './canary/watchTabs.ts'
import { openTabs, type Tabs } from './story/openTabs.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where Firefox is; `null` where it cannot be had. */
    readonly firefoxPath: string | null
  }
}

interface Fixtures {
  readonly firefox: LaunchedFirefox
  /** The platform and the pages of all stories, one after the other. */
  readonly platform: World
  /** The platform and the pages, at their beginning. */
  readonly world: World
  /** Whether the story leaks on purpose, and looks at the findings itself. */
  readonly leaksOnPurpose: boolean
  /** Looks for leaked secrets after each story, and throughout. */
  readonly canary: Canary
  /** What the person has open: nothing yet. */
  readonly tabs: Tabs
}

const path = inject('firefoxPath')

const story = base.extend<Fixtures>({
  firefox: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads what a fixture needs from here
    async ({}, use) => {
      const firefox = await launchFirefox(path ?? '')
      await use(firefox)
      await firefox.close()
    },
    { scope: 'worker' },
  ],
  platform: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads what a fixture needs from here
    async ({}, use) => {
      const world = await startWorld()
      await use(world)
      await world.emulator.close()
    },
    { scope: 'worker' },
  ],
  world: async ({ platform }, use) => {
    platform.emulator.reset()
    await use(platform)
  },
  leaksOnPurpose: false,
  canary: async ({ world }, use) => use(watchTabs(world)),
  tabs: [
    async ({ firefox, canary, leaksOnPurpose }, use) => {
      const context = await firefox.browser.createBrowserContext()
      await use(openTabs(context, canary))
      const findings = await canary.findings()
      await context.close()
      if (!leaksOnPurpose) expect(findings).toEqual([])
    },
    { auto: true },
  ],
})

/** A story: a fresh world, a browser that remembers nothing, and nothing secret left lying around. */
export const test = story.runIf(path !== null)

/** A story that leaks on purpose, and looks at the findings itself. */
export const rehearsal = story.extend({ leaksOnPurpose: true }).runIf(path !== null)

export { expect }
