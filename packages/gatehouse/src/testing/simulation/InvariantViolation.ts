import type { Schedule } from './command.ts'

/** A run that broke the contract. */
export class InvariantViolation extends Error {
  override name = 'InvariantViolation' as const
  /** The invariant, by its name in the contract: `I1`. */
  readonly invariant: string
  readonly schedule: Schedule
  /** How many moves of the schedule were made before it showed. */
  readonly moves: number

  constructor(invariant: string, sentence: string, run: { schedule: Schedule; moves: number }) {
    super(`${invariant}: ${sentence} (after ${run.moves} moves)`)
    this.invariant = invariant
    this.schedule = run.schedule
    this.moves = run.moves
  }
}
