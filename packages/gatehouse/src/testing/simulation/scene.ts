import type { ParentServer } from '../server/createParentServer.ts'
import type { TokenServer } from '../server/createTokenServer.ts'
import type { World } from '../world/createWorld.ts'
import type { SessionShape } from './command.ts'
import type { Call, Resident } from './resident.ts'

/** What was done to the world, as far as it excuses what a session cannot help. */
export interface Disturbances {
  /** The site's data was cleared. */
  cleared: boolean
  /** The ledger was broken, full, slow or hung for a while. */
  ledger: boolean
  /** The strings were out of reach for a while. */
  storage: boolean
  /** Other code has taken away what it found. */
  otherCode: boolean
  /** The locks were refused for a while. */
  locks: boolean
  /** The parent had nobody to hand over for a while. */
  parentEmpty: boolean
}

/** Everything that an invariant may look at. */
export interface Scene {
  readonly shape: SessionShape
  readonly world: World
  readonly server: TokenServer
  readonly parent: ParentServer
  /** Every store that was ever made, those in closed tabs too. */
  readonly residents: readonly Resident[]
  /** The calls that are not settled. */
  readonly calls: ReadonlySet<Call>
  readonly disturbances: Readonly<Disturbances>
}
