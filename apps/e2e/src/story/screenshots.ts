import type { Page } from '@playwright/test'

/** Keeps how a page looks at the end of a story, by day and by night. */
export async function keepScreenshots(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: `artifacts/${name}-${colorScheme}.png`, animations: 'disabled' })
  }
}
