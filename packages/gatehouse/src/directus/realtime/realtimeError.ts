/**
 * What went wrong with a socket, in the server's own manner of codes. Its own pass through as they
 * come: `FORBIDDEN`, `INVALID_COLLECTION`, `INVALID_PAYLOAD`, `REQUESTS_EXCEEDED` and whatever it adds.
 */
export type RealtimeErrorCode =
  /** The server refuses what it was given to authenticate with, and there is nothing else to give. */
  | 'AUTH_FAILED'
  /** The token ran out on the live socket, and no other is to be had. */
  | 'TOKEN_EXPIRED'
  /** Nobody is signed in, and the mode wants somebody. */
  | 'SIGNED_OUT'
  /** Another person signed in: what was the former one's has ended. */
  | 'SESSION_CHANGED'
  /** The socket could not be opened: refused, unreachable, not allowed from this origin. */
  | 'CONNECTION_FAILED'
  /** No socket was open and authenticated within the deadline. */
  | 'CONNECTION_TIMEOUT'
  /** The socket has closed, and is not to be opened again. */
  | 'CONNECTION_CLOSED'
  /** Whoever reads the subscription leaves too much unread. */
  | 'TOO_SLOW'
  /** The platform has no `WebSocket`. */
  | 'UNSUPPORTED'
  | (string & {})

/** What a socket's failure comes to. Its text holds no token. */
export class RealtimeError extends Error {
  override name = 'RealtimeError' as const
  readonly code: RealtimeErrorCode
  /** So that it is an event too, as those expect who listen with `onWebSocket('error')`. */
  readonly type = 'error' as const

  constructor(code: RealtimeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Whether `error` is one, by its name: a second copy of the package made it too. */
export function isRealtimeError(error: unknown, code?: RealtimeErrorCode): error is RealtimeError {
  if (!(error instanceof Error) || error.name !== 'RealtimeError' || !('code' in error))
    return false
  return code === undefined || error.code === code
}
