/** How a client wants its socket. */
export interface Rules {
  readonly mode: 'handshake' | 'public' | 'strict'
  readonly heartbeat: boolean
  /** Without `retries`, a socket that is lost stays lost. `delay` in milliseconds. */
  readonly reconnect: { readonly delay: number; readonly retries: number }
  /** Milliseconds until a socket has to be open and authenticated. */
  readonly timeoutMs: number
}

/** What a decision is made in. */
export interface Context {
  readonly rules: Rules
  /** Now, in milliseconds, on the clock that never jumps. */
  readonly at: number
  readonly isOnline: boolean
  /** A number in [0, 1), for jitter. */
  readonly random: number
}

/**
 * How long a socket has to hold before the tries are counted anew, in milliseconds. Opening alone is
 * nothing: a server that refuses the token opens it first (R4, R6).
 */
export const HELD_MS = 10_000

/** The longest wait between two tries, in milliseconds. */
export const LONGEST_DELAY_MS = 30_000

/** The shortest wait between two tries, in milliseconds. */
export const SHORTEST_DELAY_MS = 100

/** The server pings every 30 s; after this silence it is asked, in milliseconds. */
export const SILENCE_MS = 45_000

/** How long it has to answer then, in milliseconds. */
export const ANSWER_MS = 10_000

/** How long a socket that was taken over from is still heard, in milliseconds. */
export const RETIRE_MS = 1000
