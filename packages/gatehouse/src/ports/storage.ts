/** `'durable'`: what is written outlives the page. `'none'`: it is gone with the page. */
export type Persistence = 'durable' | 'none'

/**
 * Strings by key that other code of the same origin reads too, such as `localStorage`. Synchronous,
 * and not coherent between processes: never what decides (see {@link Ledger}).
 * Every verb may throw, as the browser's own do when storage is blocked or full.
 */
export interface KeyValue {
  readonly get: (key: string) => string | null
  readonly set: (key: string, value: string) => void
  readonly remove: (key: string) => void
  /**
   * Tells of what other tabs write: the key, or `null` where all of them were cleared. Left out where
   * nobody else can write. Returns the stop.
   */
  readonly subscribe?: (listener: (key: string | null) => void) => () => void
  /** What a reload leaves of it. An adapter that does not say is taken as `'durable'`. */
  readonly persistence?: () => Persistence
}
