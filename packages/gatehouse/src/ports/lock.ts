/** How long a caller is ready to queue. */
export interface LockOptions {
  /** Milliseconds to wait for the lock before giving up; the holder is never robbed of it. */
  readonly waitMs: number
}

/** What became of a wish for the lock. */
export type LockResult<T> =
  | { readonly type: 'held'; readonly value: T }
  | { readonly type: 'timedOut' }

/** Mutual exclusion among all tabs of an origin. */
export interface Lock {
  /** Runs `task` while no other tab holds `name`; what it throws is thrown, after the release. */
  readonly request: <T>(
    name: string,
    options: LockOptions,
    task: () => Promise<T>,
  ) => Promise<LockResult<T>>
}
