import type { AuthState } from '../../authState.ts'
import type { AuthStore } from '../../authStore.ts'
import type { AuthorizedFetch } from '../../client/authorizedFetch.ts'
import type { ClientBinding } from '../../client/clientStore.ts'
import type { TokenServerUser } from '../strategies/tokenServerStrategy.ts'
import type { World } from '../world/createWorld.ts'
import type { WorldTab } from '../world/worldTab.ts'

/** What a public promise came to. */
export type Outcome =
  | { readonly type: 'resolved'; readonly value: unknown }
  | { readonly type: 'rejected'; readonly error: unknown }

/** A public verb that was called, until its promise settles. */
export interface Call {
  readonly verb: string
  readonly resident: Resident
  /** Whose session it was called in. */
  readonly person: string | undefined
  /** Milliseconds that the device was awake until then; a tab that was frozen starts anew. */
  since: number
  /** Milliseconds until it has to be settled; `undefined` where a bare `fetch` decides. */
  readonly limitMs: number | undefined
}

/** What was done in a tab, or happened there, as far as it may explain what a session did. */
export type Intent = 'logout' | 'withdraw' | 'offer' | 'callback' | 'ended'

/** A client, as an adapter would make one, and the tokens that it was given. */
export interface SimulatedClient {
  readonly binding: ClientBinding
  readonly served: ReadonlySet<string>
}

/** One store in one tab, with those who use it. */
export interface Resident {
  readonly tab: WorldTab
  readonly store: AuthStore<TokenServerUser>
  readonly fetch: AuthorizedFetch
  /** The client of the session that stands now. */
  readonly client: () => SimulatedClient
  /** All clients that were ever made here. */
  readonly clients: readonly SimulatedClient[]
  readonly intents: Set<Intent>
  /** The state that was told of last. */
  told: AuthState<TokenServerUser>
  isDisposed: boolean
}

/** How long the device was awake, in milliseconds. */
export function awake({ scheduler }: World): number {
  return scheduler.now() - scheduler.slept()
}

/** Whose session it is, where somebody is signed in. */
export function personOf(state: AuthState<TokenServerUser>): string | undefined {
  return state.type === 'logged-in' ? state.currentUser?.id : undefined
}
