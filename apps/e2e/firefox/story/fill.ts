import type { Frame, Page } from 'puppeteer-core'
import { press } from './press.ts'

/** Replaces what stands in a field, key by key. */
export async function fill(
  where: Page | Frame,
  { selector, text }: { readonly selector: string; readonly text: string },
): Promise<void> {
  await press(where, selector)
  const field = await where.$(selector)
  await field?.evaluate((element) => {
    if (element instanceof HTMLInputElement) element.select()
  })
  await field?.type(text)
}
