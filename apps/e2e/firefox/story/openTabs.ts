import type { BrowserContext, Page } from 'puppeteer-core'
import type { Canary } from '../canary/watchTabs.ts'
import { CLOCK, installClock, type PageClock } from '../clock/installClock.ts'

/** What a person has open. All tabs share cookies, storage and time, and only one is in front. */
export interface Tabs {
  /** A further tab, in front of the others, with this address. */
  readonly open: (url: string) => Promise<Page>
  /** Moves the time of all tabs on, as if nothing had happened meanwhile. */
  readonly leap: (ms: number) => Promise<void>
}

/** The tabs of one story. */
export function openTabs(context: BrowserContext, canary: Canary): Tabs {
  const tabs: Page[] = []
  let elapsed = 0

  return {
    async open(url) {
      const tab = await context.newPage()
      tabs.push(tab)
      await tab.evaluateOnNewDocument(installClock, CLOCK)
      await tab.evaluateOnNewDocument(leapIn, CLOCK, elapsed)
      await canary.watch(tab)
      await tab.goto(url)
      return tab
    },
    async leap(ms) {
      elapsed += ms
      await Promise.all(
        tabs.flatMap((tab) => [
          // For the documents that come after, in which no time has passed yet.
          tab.evaluateOnNewDocument(leapIn, CLOCK, ms),
          ...tab.frames().map((frame) => frame.evaluate(leapIn, CLOCK, ms)),
        ]),
      )
    },
  }
}

function leapIn(clock: string, ms: number): void {
  ;(Reflect.get(window, clock) as PageClock).leap(ms)
}
