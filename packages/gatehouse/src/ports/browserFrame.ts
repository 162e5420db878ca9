import type { Frame } from './frame.ts'
import { windowPeer } from './windowPeer.ts'

/**
 * The frame around this window. `document.referrer` is not asked: it names the page that navigated
 * the frame last, which anybody may have been. An opaque parent is `'null'`.
 */
export function browserFrame(): Frame {
  const isEmbedded = (): boolean => {
    const { window } = globalThis
    return Boolean(window) && window.parent !== window.self
  }
  return {
    parent: () => (isEmbedded() ? windowPeer(() => window.parent) : null),
    parentOrigin: () => (isEmbedded() ? (location.ancestorOrigins?.[0] ?? null) : null),
  }
}
