import type { Frame, Page } from '@playwright/test'

/** A frame to put into a page. */
export interface Embedding {
  readonly src: string
  /** @defaultValue `'app'` */
  readonly name?: string
}

/** Puts an iframe into a page or a frame, and waits until it has loaded. */
export async function embed(into: Page | Frame, embedding: Embedding): Promise<Frame> {
  const { src, name = 'app' } = embedding
  const element = await into.evaluateHandle(
    async (wanted) => {
      const frame = document.createElement('iframe')
      frame.name = wanted.name
      frame.title = wanted.name
      frame.width = '900'
      frame.height = '500'
      // The address does not stay in the document, where it would be found.
      document.body.append(frame)
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
      frame.contentWindow?.location.replace(wanted.src)
      await loaded
      return frame
    },
    { src, name },
  )
  const frame = await element.asElement()?.contentFrame()
  if (!frame) throw new Error('An iframe in the page has a frame')
  return frame
}
