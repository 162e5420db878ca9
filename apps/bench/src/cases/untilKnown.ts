/** An auth state of either package, as far as this looks into it. */
export interface State {
  readonly type: string
  readonly currentUser?: unknown
}

/** A value that changes, in either package's form. */
export interface Source<T> {
  readonly getCurrent: () => T
  readonly subscribe: (listener: () => void) => () => void
}

/** Waits for somebody to be signed in, by name, and says who that is. */
export function untilKnown<S extends State>(
  source: Source<S>,
): Promise<NonNullable<Extract<S, { readonly currentUser: unknown }>['currentUser']>> {
  return new Promise((resolve) => {
    const check = () => {
      const state = source.getCurrent()
      if (state.type !== 'logged-in' || !state.currentUser) return
      stop()
      resolve(state.currentUser)
    }
    const stop = source.subscribe(check)
    check()
  })
}
