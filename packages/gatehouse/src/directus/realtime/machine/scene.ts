import type { Connection, Phase } from './connection.ts'
import type { RealtimeEffect, Step } from './effect.ts'
import type { Context } from './rules.ts'

/** What a decision is made about, and in. */
export interface Scene<P extends Phase = Phase> extends Context {
  readonly connection: Connection
  /** The connection's own. */
  readonly phase: P
}

/** The connection in another phase. */
export function become({ connection }: Scene, phase: Phase, ...effects: RealtimeEffect[]): Step {
  return [{ ...connection, phase }, ...effects]
}

/** Nothing changes; something may be done. */
export function stay({ connection }: Scene, ...effects: RealtimeEffect[]): Step {
  return [connection, ...effects]
}

/** A step, with something to be done before it. */
export function after(effects: readonly RealtimeEffect[], [next, ...more]: Step): Step {
  return [next, ...effects, ...more]
}
