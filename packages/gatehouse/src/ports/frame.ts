/** A message from the window on the other side. */
export interface PeerMessage {
  readonly data: unknown
  /** The sender's origin as the browser vouches for it; `'null'` for an opaque one. */
  readonly origin: string
}

/** One window on the other side of a frame's boundary. Messages of any other window never arrive. */
export interface Peer {
  /** Delivers only while the other window shows a page of exactly `targetOrigin`. `'*'` is refused. */
  readonly post: (data: unknown, targetOrigin: string) => void
  /** Returns the stop. */
  readonly subscribe: (listener: (message: PeerMessage) => void) => () => void
}

/** The frame this page is shown in. */
export interface Frame {
  /** The embedding window, or `null` for a page that stands alone. */
  readonly parent: () => Peer | null
  /**
   * The origin of the embedding page where the browser vouches for it without a message
   * (`location.ancestorOrigins`); `null` where it does not.
   */
  readonly parentOrigin: () => string | null
}
