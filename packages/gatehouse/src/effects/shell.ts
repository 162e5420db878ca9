import type { AuthUser } from '../machine/session.ts'
import type { Environment } from '../ports/environment.ts'
import type { LogLevel } from '../ports/log.ts'
import type { AuthStrategy } from '../strategies/strategy.ts'
import type { Records } from './records.ts'

/** What a log line of the shell says. */
export interface Note {
  readonly event: string
  readonly message?: string
  readonly detail?: unknown
}

/** What every effect works with. */
export interface Shell<U extends AuthUser> {
  readonly environment: Environment
  readonly strategy: AuthStrategy<U>
  readonly records: Records<U>
  /** The epoch of the session that stands now: what belongs to another one is dropped. */
  readonly epoch: () => number
  /** Aborts when the store is disposed of. */
  readonly signal: AbortSignal
  /** Aborts then, and when the page may be frozen: nobody is to wait for a lock that a frozen tab holds. */
  readonly flightSignal: () => AbortSignal
  readonly note: (level: LogLevel, note: Note) => void
}

/** Longest waits, in milliseconds. A lock outlasts the request that is made under it. */
export const DEADLINE = {
  search: 15_000,
  validate: 10_000,
  refresh: 15_000,
  revoke: 5_000,
  lock: 25_000,
  ledger: 4_000,
  /** A caller of `getCredential` that sets none of its own. */
  credential: 30_000,
} as const
