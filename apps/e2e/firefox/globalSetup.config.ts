import type { TestProject } from 'vitest/node'
import { buildPages } from '../src/pages/buildPages.ts'
import { ensureFirefox } from './browser/ensureFirefox.ts'

/** What has to be there before the first story: the browser, and the pages. */
export default async function globalSetup({ provide }: TestProject): Promise<void> {
  const path = ensureFirefox()
  provide('firefoxPath', path ?? null)
  if (path === undefined) {
    console.log(
      'Skipped: the Firefox stories need Firefox, and none could be found or installed. Install one (for example with "apt-get install firefox-esr"), or set FIREFOX_PATH to its executable.',
    )
    return
  }
  await buildPages()
}
