/** A page of either driver. */
interface Counted {
  evaluate(look: () => number): Promise<number>
}

/**
 * Has a page count its open sockets. It is to run before the page's own scripts, and is sent to the
 * browser as text: nothing outside of it can be used in it.
 */
export function countSockets(): void {
  const Native = window.WebSocket
  const sockets = new Set<WebSocket>()
  window.WebSocket = class extends Native {
    constructor(...parts: ConstructorParameters<typeof Native>) {
      super(...parts)
      sockets.add(this)
    }
  }
  const count = (): number =>
    [...sockets].filter(({ readyState }) => readyState === Native.OPEN).length
  Object.assign(window, { openSockets: count })
}

/** How many sockets a page has open now. */
export function openSockets(page: Counted): Promise<number> {
  return page.evaluate(() => (window as unknown as { openSockets(): number }).openSockets())
}
