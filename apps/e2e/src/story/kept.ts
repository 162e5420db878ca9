import { type FrameContents, readFrame } from '../canary/readFrame.ts'

/** A page of either driver. */
interface Looked {
  evaluate(look: typeof readFrame): Promise<FrameContents>
}

/** What a page's site has in the stores that a script can read, as text. */
export async function kept(page: Looked): Promise<string> {
  const { storage, database, cookie } = await page.evaluate(readFrame)
  return [storage, database, cookie].join(' ')
}

/** What a token of Directus looks like: a JWT, or what renews one. */
export const DIRECTUS_TOKEN = /eyJ[\w-]+\.eyJ|[\w-]{64}/
