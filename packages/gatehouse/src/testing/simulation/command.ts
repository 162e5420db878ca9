import type { NetworkFault } from '../world/createNetwork.ts'
import type { LedgerWeather } from '../world/createSharedLedger.ts'

/**
 * Something that a person, a browser or a server does. Plain data, so that a run can be printed and
 * pasted. `tab` counts among the tabs that are open, round and round.
 */
export type Command =
  /** The app hands over a credential, with its owner or without. */
  | {
      readonly type: 'signIn'
      readonly tab: number
      readonly person: string
      readonly named: boolean
    }
  /** A callback address with a one-time code. */
  | { readonly type: 'callback'; readonly tab: number; readonly person: string }
  | { readonly type: 'login'; readonly tab: number }
  | { readonly type: 'signOut'; readonly tab: number }
  /** The app takes back the credential that it has handed over. */
  | { readonly type: 'withdraw'; readonly tab: number }
  | { readonly type: 'refresh'; readonly tab: number }
  /** A request that is replayed when it is refused. */
  | { readonly type: 'request'; readonly tab: number }
  /** A credential is asked for, in place of one that a request was refused with. */
  | { readonly type: 'reject'; readonly tab: number }
  /** The same, by a client that was made for the session. */
  | { readonly type: 'useClient'; readonly tab: number }
  | { readonly type: 'advance'; readonly ms: number }
  | { readonly type: 'sleep'; readonly ms: number }
  | { readonly type: 'setWall'; readonly tab: number; readonly ms: number }
  | { readonly type: 'network'; readonly fault: NetworkFault | null }
  /** Only the next request meets it. */
  | { readonly type: 'networkOnce'; readonly fault: NetworkFault }
  | { readonly type: 'online'; readonly online: boolean }
  | { readonly type: 'kill'; readonly tab: number }
  | { readonly type: 'open' }
  | { readonly type: 'freeze'; readonly tab: number; readonly untold: boolean }
  | { readonly type: 'thaw'; readonly tab: number }
  | { readonly type: 'wake'; readonly tab: number }
  | { readonly type: 'clearStorage'; readonly tab: number }
  | { readonly type: 'ledger'; readonly weather: LedgerWeather }
  | { readonly type: 'blockStorage'; readonly blocked: boolean }
  | { readonly type: 'refuseLocks'; readonly refused: boolean }
  /** The store is disposed of, and another one made in its place. */
  | { readonly type: 'remake'; readonly tab: number }
  /** Other code of the origin signs somebody in, where it keeps its own tokens; `null`: out. */
  | { readonly type: 'otherCode'; readonly person: string | null }
  /** The server ends all sessions of a person. */
  | { readonly type: 'revoke'; readonly person: string }
  | { readonly type: 'parentPerson'; readonly person: string | null }

/** A command, and how many things may happen before the next one; absent: all that can. */
export interface Move {
  readonly command: Command
  readonly steps?: number
}

/** Which of the two shapes of session: one that tabs share, or one that a parent hands to each. */
export type SessionShape = 'shared' | 'parent'

/** One whole run. */
export interface Schedule {
  readonly shape: SessionShape
  readonly tabs: number
  /** How long a server's grace for a used refresh token lasts, in milliseconds. */
  readonly graceMs: number
  readonly moves: readonly Move[]
  /** What is left to chance, in its order; the first possibility after the last of them. */
  readonly choices: readonly number[]
}
