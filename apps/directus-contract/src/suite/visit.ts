import type { BrowserFetch } from './browserFetch.ts'
import type { DirectusServer } from './directusServer.ts'

const MOST_HOPS = 20

/** Where a browser ended up. */
export interface Visit {
  readonly url: URL
  /** Of the last page; `undefined` for the page that was waited for, which nobody serves. */
  readonly status: number | undefined
}

/**
 * Goes to an address and follows where it is sent, through the sign-in page of a provider, until it
 * is sent to a page that begins with `home`.
 */
export async function visit(
  { fetch }: BrowserFetch,
  server: DirectusServer,
  { url, home }: { readonly url: string; readonly home: string },
): Promise<Visit> {
  let page = new URL(url)
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    if (page.href.startsWith(home)) return { url: page, status: undefined }
    const response = await fetch(page, { redirect: 'manual' })
    const location = response.headers.get('Location')
    const next = location === null ? server.leaveSignInPage(page) : new URL(location, page)
    if (!next) return { url: page, status: response.status }
    page = next
  }
  throw new Error(`Sent round in a circle, at last to ${page.origin}${page.pathname}`)
}
