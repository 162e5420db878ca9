import type { Accountability, DirectusWorld } from './world.ts'

/** A world, seen by somebody: what every operation on items and users starts from. */
export interface Access {
  readonly world: DirectusWorld
  readonly accountability: Accountability
}
