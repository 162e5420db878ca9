import type { FrameElement } from '../frameElement.ts'

/** An iframe whose loads a test decides. */
export interface FakeFrame extends FrameElement {
  /** Where its window was sent. */
  readonly replaced: readonly string[]
  /** What its window was posted: data and target origin. */
  readonly posted: readonly (readonly [data: unknown, targetOrigin: string])[]
  /** Shows another document, and says that it has loaded. */
  readonly load: (href: string) => void
  /** Takes it out of the page. */
  readonly remove: () => void
  /** How many listen to its loads. */
  readonly listening: () => number
}

/** A frame that shows the empty document or, out of reach as another origin's are, an app. */
export function fakeFrame({ shows = 'about:blank' }: { readonly shows?: string } = {}): FakeFrame {
  const replaced: string[] = []
  const posted: [unknown, string][] = []
  const listeners = new Set<() => void>()
  let href = shows
  let removed = false
  const contentWindow = {
    location: {
      get href() {
        if (href !== 'about:blank') throw new DOMException('Blocked', 'SecurityError')
        return href
      },
      replace: (next: string) => replaced.push(next),
    },
    postMessage: (data: unknown, targetOrigin: string) => posted.push([data, targetOrigin]),
  } as unknown as Window
  return {
    replaced,
    posted,
    get contentWindow() {
      return removed ? null : contentWindow
    },
    addEventListener: (_type, listener) => listeners.add(listener),
    removeEventListener: (_type, listener) => listeners.delete(listener),
    load(next) {
      href = next
      for (const listener of [...listeners]) listener()
    },
    remove() {
      removed = true
    },
    listening: () => listeners.size,
  }
}
