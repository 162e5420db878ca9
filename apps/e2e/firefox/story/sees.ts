import type { Frame, Page } from 'puppeteer-core'
import { expect } from 'vitest'

/** Waits until what `selector` finds first has this text in it. */
export async function sees(where: Page | Frame, selector: string, text: string): Promise<void> {
  await expect.poll(() => textOf(where, selector), { message: selector }).toContain(text)
}

async function textOf(where: Page | Frame, selector: string): Promise<string> {
  // A frame that is about to load another document has no text yet.
  return where.$eval(selector, (element) => element.textContent ?? '').catch(() => '')
}
