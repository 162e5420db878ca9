import type { RealtimeError } from '../realtimeError.ts'
import type { Auth, Connection } from './connection.ts'

/** What is to be done. */
export type RealtimeEffect =
  /** Look for what authenticates `socket`: another than what was refused. */
  | { readonly type: 'findCredential'; readonly socket: number; readonly refused: Auth | null }
  | { readonly type: 'openSocket'; readonly socket: number; readonly auth: Auth }
  | { readonly type: 'send'; readonly socket: number; readonly text: string }
  /** Let go of a socket, and hear no more of it. */
  | { readonly type: 'closeSocket'; readonly socket: number }
  /** Tell who waits in `connect()`. */
  | { readonly type: 'resolve'; readonly socket: number }
  | { readonly type: 'reject'; readonly error: RealtimeError }
  | { readonly type: 'tell'; readonly event: 'open' | 'close'; readonly detail?: unknown }
  | { readonly type: 'tellError'; readonly error: RealtimeError }
  | { readonly type: 'deliver'; readonly message: unknown }
  | { readonly type: 'feed'; readonly uid: string; readonly message: object }
  | { readonly type: 'endSubscription'; readonly uid: string; readonly error: RealtimeError }
  | { readonly type: 'endSubscriptions'; readonly error?: RealtimeError | undefined }

/** The next state, and what is to be done on the way. */
export type Step = readonly [Connection, ...RealtimeEffect[]]
