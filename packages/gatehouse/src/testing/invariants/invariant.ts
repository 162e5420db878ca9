import type { AuthState } from '../../authState.ts'
import type { Call, Outcome, Resident } from '../simulation/resident.ts'
import type { Scene } from '../simulation/scene.ts'
import type { TokenServerUser } from '../strategies/tokenServerStrategy.ts'

/** A store told its subscribers of a change. */
export interface Change {
  readonly resident: Resident
  readonly state: AuthState<TokenServerUser>
  readonly previous: AuthState<TokenServerUser>
}

/** What an invariant watches. Whatever it leaves out does not concern it. */
export interface Invariant {
  readonly changed?: (change: Change) => void
  /** A verb is about to be called. */
  readonly called?: (call: Call) => void
  readonly settled?: (call: Call, outcome: Outcome) => void
  /** One thing has happened, and all that followed from it. */
  readonly quiet?: () => void
  /** A second has gone by without anything happening to the world. */
  readonly atRest?: () => void
  /** Every store is disposed of, and every deadline over. */
  readonly atEnd?: () => void
}

/** Says what is wrong, in a sentence. The run ends with it. */
export type Violate = (sentence: string) => void

/** Makes the watcher of one invariant for one run. */
export type InvariantMaker = (scene: Scene, violate: Violate) => Invariant
