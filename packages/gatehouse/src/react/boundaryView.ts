import type {
  AuthState,
  ErrorAuthState,
  LoggedOutAuthState,
  LoggingInAuthState,
} from '../authState.ts'

/** What a boundary shows: the state, without what a renewal changes in it. */
export type BoundaryView =
  | typeof APP
  | Pick<LoggingInAuthState, 'type'>
  | LoggedOutAuthState
  | ErrorAuthState

const APP = { type: 'logged-in' } as const
const SIGNING_IN = { type: 'logging-in' } as const

/** The view of a state. The same object while the same is to be shown. Pure. */
export function boundaryView(state: AuthState): BoundaryView {
  switch (state.type) {
    case 'logged-in':
      return APP
    case 'logging-in':
      return SIGNING_IN
    case 'logged-out':
    case 'error':
      return state
  }
}
