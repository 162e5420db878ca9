import type { Frame } from './frame.ts'
import { originOf } from './originOf.ts'
import { windowPeer } from './windowPeer.ts'

/**
 * The frame around this window. `parentOrigin` by the referrer (Firefox) is the page that loaded
 * this one: a hint which a navigation inside the frame changes, not a proof. An opaque parent,
 * where the browser names it, is `'null'`.
 */
export function browserFrame(): Frame {
  const isEmbedded = (): boolean => {
    const { window } = globalThis
    return Boolean(window) && window.parent !== window.self
  }
  return {
    parent: () => (isEmbedded() ? windowPeer(() => window.parent) : null),
    parentOrigin: () =>
      isEmbedded() ? (location.ancestorOrigins?.[0] ?? originOf(document.referrer)) : null,
  }
}
