/**
 * One small record for each session name, shared by all tabs of an origin: what a tab re-reads
 * under the lock to learn whether another one has renewed already.
 * The value is whatever was written; its reader parses it.
 */
export interface Ledger {
  /** Whether other tabs see what is written here. False where the browser allows memory only. */
  readonly shared: () => boolean
  readonly read: (name: string) => Promise<unknown>
  /**
   * Reads, decides and writes as one step that no other tab can come between.
   * `decide` gets the present value (`undefined` when there is none) and returns the next one;
   * returning the very same value writes nothing, returning `undefined` removes the record, and
   * what it throws rejects and writes nothing. Resolves with what stands afterwards.
   */
  readonly update: (name: string, decide: (present: unknown) => unknown) => Promise<unknown>
}
