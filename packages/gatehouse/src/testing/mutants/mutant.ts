import type { SimulationOptions } from '../simulation/simulate.ts'

/** A way to break the kernel, or what it rests on, that the invariants have to notice. */
export interface Mutant {
  readonly name: string
  /** The invariants that may notice it first. */
  readonly noticedBy: readonly string[]
  readonly options: SimulationOptions
}
