import type { Peer, PeerMessage } from '../../../ports/frame.ts'

/** Our end and the vendor's, which listens on the page's one real `window`. */
export interface VendorWire {
  /** The vendor's window, as our end holds it. */
  readonly vendor: Peer
  /** Our window, as the vendor's end holds it. */
  readonly ours: Window
  /** The messages that reached one of the two. */
  readonly delivered: readonly unknown[]
}

/** Who is where. */
export interface VendorWireOptions {
  /** The window that the vendor's code listens on: the test's own. */
  readonly page: EventTarget
  readonly vendorOrigin: string
  readonly ourOrigin: string
}

/** Puts a window of ours beside the vendor's. Messages are cloned, and kept from a wrong origin. */
export function createVendorWire(options: VendorWireOptions): VendorWire {
  const { page, vendorOrigin, ourOrigin } = options
  const delivered: unknown[] = []
  const listeners = new Set<(message: PeerMessage) => void>()
  const later = (raw: unknown, deliver: (data: unknown) => void): void => {
    const data: unknown = structuredClone(raw)
    queueMicrotask(() => {
      delivered.push(data)
      deliver(data)
    })
  }
  const ours = {
    postMessage(raw: unknown, { targetOrigin }: { readonly targetOrigin: string }) {
      if (targetOrigin !== ourOrigin) return
      later(raw, (data) => {
        for (const listener of [...listeners]) listener({ data, origin: vendorOrigin })
      })
    },
  } as unknown as Window
  return {
    ours,
    delivered,
    vendor: {
      post(raw, targetOrigin) {
        if (targetOrigin !== vendorOrigin) return
        later(raw, (data) => {
          const event = new MessageEvent('message', { data, origin: ourOrigin, source: ours })
          page.dispatchEvent(event)
        })
      },
      subscribe(listener) {
        listeners.add(listener)
        return () => {
          listeners.delete(listener)
        }
      },
    },
  }
}
