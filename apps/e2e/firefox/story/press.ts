import type { Frame, Page } from 'puppeteer-core'
import { PATIENCE_MS } from './patience.ts'

/** Waits for something, and clicks on it as a person would: in the tab in front. */
export async function press(where: Page | Frame, selector: string): Promise<void> {
  await ('page' in where ? where.page() : where).bringToFront()
  const element = await where.waitForSelector(selector, { timeout: PATIENCE_MS })
  await element?.click()
}
