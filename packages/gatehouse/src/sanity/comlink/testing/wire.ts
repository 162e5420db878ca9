import type { Peer, PeerMessage } from '../../../ports/frame.ts'

/** Two windows that can post to each other, and a test that sees and delivers every message. */
export interface Wire {
  /** The parent window, as the embedded page holds it. */
  readonly parent: Peer
  /** The embedded window, as the dashboard holds it. */
  readonly child: Peer
  /** All that was posted, delivered or not, oldest first. */
  readonly posted: readonly Posted[]
  /** Puts a message into the embedded page as if a window of that origin, in the parent's place, had posted it. */
  readonly toChild: (data: unknown, origin?: string) => void
  /** Puts a message into the dashboard, from the embedded window's place. */
  readonly toParent: (data: unknown, origin?: string) => void
  /** Delivers what is under way, and what follows from it, until nothing moves. */
  readonly settle: () => Promise<void>
  /** How many subscriptions the two ends hold. */
  readonly listening: () => number
}

/** One message as it was handed to the browser. */
export interface Posted {
  readonly from: 'parent' | 'child'
  readonly targetOrigin: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent
  readonly data: any
}

/** The origins at the two ends. */
export interface WireOptions {
  readonly parentOrigin: string
  readonly childOrigin: string
}

/** Messages are cloned, asynchronous, in order, and delivered to a matching origin only. */
export function createWire({ parentOrigin, childOrigin }: WireOptions): Wire {
  const posted: Posted[] = []
  const underWay: (() => void)[] = []
  const inChild = new Set<(message: PeerMessage) => void>()
  const inParent = new Set<(message: PeerMessage) => void>()

  const deliver = (to: Set<(message: PeerMessage) => void>, message: PeerMessage): void => {
    for (const listener of [...to]) listener(message)
  }
  const subscriber = (set: Set<(message: PeerMessage) => void>): Peer['subscribe'] => {
    return (listener) => {
      set.add(listener)
      return () => {
        set.delete(listener)
      }
    }
  }
  const poster = (from: 'parent' | 'child'): Peer['post'] => {
    const to = from === 'parent' ? inChild : inParent
    const [origin, receiver] =
      from === 'parent' ? [parentOrigin, childOrigin] : [childOrigin, parentOrigin]
    return (raw, targetOrigin) => {
      if (targetOrigin === '*') throw new TypeError('one exact origin')
      const data = structuredClone(raw)
      posted.push({ from, targetOrigin, data })
      if (targetOrigin === receiver) underWay.push(() => deliver(to, { data, origin }))
    }
  }

  return {
    posted,
    parent: { post: poster('child'), subscribe: subscriber(inChild) },
    child: { post: poster('parent'), subscribe: subscriber(inParent) },
    toChild: (data, origin = parentOrigin) => deliver(inChild, { data, origin }),
    toParent: (data, origin = childOrigin) => deliver(inParent, { data, origin }),
    async settle() {
      for (let quiet = 0; quiet < 25; quiet += 1) {
        const next = underWay.shift()
        if (next) {
          quiet = 0
          next()
        }
        await Promise.resolve()
      }
    },
    listening: () => inChild.size + inParent.size,
  }
}
