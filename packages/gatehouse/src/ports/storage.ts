/**
 * Strings by key that other code of the same origin reads too, such as `localStorage`. Synchronous,
 * and not coherent between processes: never what decides (see {@link Ledger}).
 * Every verb may throw, as the browser's own do when storage is blocked or full.
 */
export interface KeyValue {
  readonly get: (key: string) => string | null
  readonly set: (key: string, value: string) => void
  readonly remove: (key: string) => void
}
