/**
 * The connection died without an answer. A `TypeError` with the message of Node's `fetch`, so that
 * code under test meets what it would meet outside.
 */
export class ConnectionDropped extends TypeError {
  override name = 'TypeError' as const
  readonly dropped = true as const

  constructor() {
    super('fetch failed', { cause: new Error('other side closed') })
  }
}

/** By its mark and not by its class: a duplicate install must not hide it. */
export function isConnectionDropped(error: unknown): error is ConnectionDropped {
  return error instanceof Error && 'dropped' in error && error.dropped === true
}
