import { AuthError } from '../../errors.ts'
import type { Environment } from '../../ports/environment.ts'
import { notAllowed } from '../dashboard/parentErrors.ts'
import { type ComlinkNode, createComlinkNode } from './node.ts'

/** What a node calls itself, and whom it speaks to. */
export interface NodeNames {
  readonly name: string
  readonly connectTo: string
}

/** The ends of a page's lines to its parent, one for each name. Whoever asks for one shares it. */
export interface NodePool {
  /**
   * The node of that name. One that nobody holds goes after a while.
   * @throws AuthError `parent-not-allowed`, `disposed`, or `config-invalid` for a name that speaks to
   * somebody else already
   */
  readonly node: (names: NodeNames) => ComlinkNode
  /** Keeps the node of that name, until the returned function is called. Throws as `node` does. */
  readonly hold: (names: NodeNames) => () => void
  /** For good, and at once. */
  readonly dispose: () => void
}

/** What a pool is made of. */
export interface NodePoolOptions {
  readonly environment: Pick<Environment, 'clock' | 'nonce' | 'log' | 'frame'>
  /** Whether a page of that origin may be the parent. */
  readonly allowOrigin: (origin: string) => boolean
}

interface Entry {
  readonly node: ComlinkNode
  readonly connectTo: string
  holders: number
  stay: () => void
}

/**
 * Milliseconds that a node stays without a holder. A parent that has shaken hands does not do so
 * again by itself: a component that comes back soon finds the line that it left.
 */
const GRACE_MS = 5_000

/** Makes an empty pool; nothing listens before a node is asked for. */
export function createNodePool({ environment, allowOrigin }: NodePoolOptions): NodePool {
  const { clock, nonce, log, frame } = environment
  const entries = new Map<string, Entry>()
  let disposed = false

  function open({ name, connectTo }: NodeNames): Entry {
    const peer = frame.parent()
    const origin = frame.parentOrigin()
    if (disposed) throw new AuthError('disposed', 'The app that this line belonged to is gone.')
    if (!peer) throw alone()
    if (origin !== null && !allowOrigin(origin)) throw notAllowed(origin)
    const node = createComlinkNode({ peer, clock, nonce, allowOrigin, log, name, connectTo })
    const entry = { node, connectTo, holders: 0, stay: () => {} }
    entries.set(name, entry)
    leave(name, entry)
    return entry
  }

  function entryOf(names: NodeNames): Entry {
    const entry = entries.get(names.name) ?? open(names)
    if (entry.connectTo === names.connectTo) return entry
    throw taken(names.name, entry.connectTo)
  }

  function leave(name: string, entry: Entry): void {
    if (entry.holders > 0) return
    entry.stay()
    entry.stay = clock.after(GRACE_MS, () => {
      entry.node.dispose()
      entries.delete(name)
    })
  }

  return {
    node: (names) => entryOf(names).node,
    hold(names) {
      const entry = entryOf(names)
      let held = true
      entry.holders += 1
      entry.stay()
      return () => {
        if (disposed || !held) return
        held = false
        entry.holders -= 1
        leave(names.name, entry)
      }
    },
    dispose() {
      disposed = true
      for (const { stay, node } of entries.values()) {
        stay()
        node.dispose()
      }
      entries.clear()
    },
  }
}

function alone(): AuthError {
  return new AuthError(
    'parent-not-allowed',
    'This app was opened on its own: there is no page around it to speak to.',
  )
}

function taken(name: string, connectTo: string): AuthError {
  return new AuthError(
    'config-invalid',
    `The line ${JSON.stringify(name)} speaks to ${JSON.stringify(connectTo)} already. Give the other one another name.`,
  )
}
