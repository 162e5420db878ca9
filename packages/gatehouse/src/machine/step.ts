import type { Effect } from './effect.ts'
import type { AuthUser, Session } from './session.ts'

/** The next session, and what is to be done about it. */
export type Step<U extends AuthUser = AuthUser> = readonly [Session<U>, ...Effect<U>[]]
