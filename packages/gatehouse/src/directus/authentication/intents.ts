/** What somebody wants of a session, until they want something else. */
export interface Intent {
  /** Whether nothing else was wanted since (F18). */
  readonly isLast: () => boolean
}

/** Tells the last wish from those before it. Returns what begins one. */
export function createIntents(): () => Intent {
  let last = 0
  return () => {
    last += 1
    const own = last
    return { isLast: () => own === last }
  }
}
