/** "Something changed, look it up": it carries no secret, because any script may forge or read it. */
export interface TabMessage {
  /** The session's name. */
  readonly name: string
  /** The version of the ledger record that is there to be read. */
  readonly version: number
}

/** The other tabs of this origin. Delivery is at least once, in any order, never to the sender. */
export interface Tabs {
  readonly post: (message: TabMessage) => void
  /** Returns the stop. */
  readonly subscribe: (listener: (message: TabMessage) => void) => () => void
}
