import type { RealtimeError } from '../realtimeError.ts'

/** How a socket says whom it speaks for. */
export type Auth =
  /** A message with the token, or the token in the address in strict mode. */
  | { readonly type: 'token'; readonly token: string }
  /** The session cookie, which the browser sends with the upgrade. */
  | { readonly type: 'cookie' }
  /** A message of the app's own, as it is to be sent. */
  | { readonly type: 'own'; readonly text: string }
  /** Nothing, or nothing yet: the app may still send a message of its own. */
  | { readonly type: 'none' }

/** What the app itself gave to authenticate with, for the next time. */
export type OwnAuth =
  | { readonly type: 'none' }
  /** A refresh token is good for one time; an access token for as many as it lives. */
  | { readonly type: 'ready'; readonly text: string; readonly isReusable: boolean }
  /** Sent, and what could follow it has not come. */
  | { readonly type: 'spent' }

/** How often it may still be tried. */
export type Tries =
  /** Somebody asked, and hears of the failure. */
  { readonly type: 'once' } | { readonly type: 'left'; readonly count: number }

/** An attempt to get a socket. `socket` numbers it; what comes of an older number is nobody's. */
interface Attempt {
  readonly socket: number
  readonly tries: Tries
  /** On the clock that never jumps. */
  readonly deadline: number
  /** What the server has refused before: this is made with another. */
  readonly refused: Auth | null
}

/** What to authenticate with is being asked for. */
export interface PreparingPhase extends Attempt {
  readonly type: 'preparing'
}

/** A socket is opening. */
export interface ConnectingPhase extends Attempt {
  readonly type: 'connecting'
  readonly auth: Auth
}

/** The socket is open, and the server drops what it is sent before it has answered who this is. */
export interface AuthenticatingPhase extends Attempt {
  readonly type: 'authenticating'
  readonly auth: Auth
  /** Whether it counts as open already: nobody but the app can say who it is. */
  readonly hasOpened: boolean
}

/** Messages go to and fro. */
export interface OpenPhase {
  readonly type: 'open'
  readonly socket: number
  readonly tries: Tries
  readonly auth: Auth
  /** When it opened. */
  readonly since: number
  /** When the server was heard last. */
  readonly heardAt: number
  /** When it was asked whether it is still there. */
  readonly pingedAt: number | null
  /** Whether the server holds it for anonymous now: events meanwhile are lost. */
  readonly isStale: boolean
  /** When to ask again for what the server was too busy for. */
  readonly resendAt: number | null
}

/** There was a socket, and there is to be one again. */
export interface WaitingPhase {
  readonly type: 'waiting'
  readonly tries: Tries
  readonly refused: Auth | null
  /** What for: a while, the network, the page to come back, or somebody to sign in. */
  readonly reason: 'delay' | 'network' | 'page' | 'person'
  /** The end of a `delay`. */
  readonly until: number
}

/** Where a connection stands. */
export type Phase =
  | { readonly type: 'closed' }
  | PreparingPhase
  | ConnectingPhase
  | AuthenticatingPhase
  | OpenPhase
  | WaitingPhase
  | { readonly type: 'givenUp'; readonly error: RealtimeError }

/** A message that waits for its socket. */
export interface Message {
  readonly text: string
  /** For an `auth` message of the app's own: whether it can serve again. */
  readonly own?: { readonly isReusable: boolean } | undefined
}

/** What is subscribed to. */
export interface Subscription {
  /** The message that asks for it. */
  readonly text: string
  /** Whether the present socket has confirmed it. */
  readonly isConfirmed: boolean
}

/**
 * A live socket that another one is to take over from, as a cookie counts at the upgrade only. What it
 * has to say is heard until then, and for a moment longer.
 */
interface Former {
  readonly socket: number
  /** The end of that moment. */
  readonly until: number
}

/** One connection, with what goes over whichever socket it has. */
export interface Connection {
  readonly phase: Phase
  readonly former: Former | null
  /** How many sockets there have been. */
  readonly sockets: number
  /** Messages in the order that they were given in. */
  readonly line: readonly Message[]
  readonly subscriptions: ReadonlyMap<string, Subscription>
  readonly own: OwnAuth
}

/** A connection that nobody has asked for yet. */
export const closedConnection: Connection = {
  phase: { type: 'closed' },
  former: null,
  sockets: 0,
  line: [],
  subscriptions: new Map(),
  own: { type: 'none' },
}

/** Whether nothing is wanted of it. */
export function isIdle({ type }: Phase): boolean {
  return type === 'closed' || type === 'givenUp'
}

/** Whether there is a socket that counts as open. */
export function isServing({ phase, former }: Connection): boolean {
  if (former || phase.type === 'open') return true
  return phase.type === 'authenticating' && phase.hasOpened
}
