import { ensureChromium } from './src/browser/ensureChromium.ts'
import { buildPages } from './src/pages/buildPages.ts'

/** What has to be there before the first story: a browser, and the pages. */
export default async function globalSetup(): Promise<void> {
  try {
    process.env.CHROMIUM_PATH = ensureChromium()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
  await buildPages()
}
