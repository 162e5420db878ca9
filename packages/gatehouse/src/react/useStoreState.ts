import { useSyncExternalStore } from 'react'
import type { AuthState } from '../authState.ts'
import type { AuthStore } from '../authStore.ts'
import type { AuthUser } from '../machine/session.ts'

/**
 * What `select` picks out of a store's state. Renders when that is another value by `Object.is`.
 * The subscription is the store's and outlives renders, however often `select` is a new function.
 */
export function useStoreState<U extends AuthUser, T>(
  { subscribe, getState, getInitialState }: AuthStore<U>,
  select: (state: AuthState<U>) => T,
): T {
  return useSyncExternalStore(
    subscribe,
    oncePerState(getState, select),
    oncePerState(getInitialState, select),
  )
}

/** React asks several times in a row; a `select` that makes a new object must not look like a change. */
function oncePerState<S, T>(getState: () => S, select: (state: S) => T): () => T {
  let last: { readonly state: S; readonly picked: T } | undefined
  return () => {
    const state = getState()
    if (!last || last.state !== state) last = { state, picked: select(state) }
    return last.picked
  }
}
