import type { Page, PageEvent } from '../../ports/page.ts'

/** A page that a test walks around in. */
export interface FakePage extends Page {
  /** Every address that the page has had, oldest first. */
  readonly addresses: readonly string[]
  /** Where the page was left for, oldest first. */
  readonly left: readonly string[]
  /** Follows a link within the page. */
  readonly navigate: (href: string) => void
  readonly setOnline: (online: boolean) => void
  readonly tell: (event: PageEvent) => void
  readonly listening: () => number
}

/** A page at an address. */
export function fakePage(start: string): FakePage {
  const addresses = [start]
  const left: string[] = []
  const listeners = new Set<(event: PageEvent) => void>()
  let online = true
  const tell = (event: PageEvent): void => {
    for (const listener of [...listeners]) listener(event)
  }
  return {
    addresses,
    left,
    href: () => addresses.at(-1) ?? '',
    replaceHref: (href) => void addresses.push(href),
    assign: (href) => void left.push(href),
    isOnline: () => online,
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    navigate(href) {
      addresses.push(href)
      tell('navigated')
    },
    setOnline(now) {
      online = now
      tell(now ? 'online' : 'offline')
    },
    tell,
    listening: () => listeners.size,
  }
}
