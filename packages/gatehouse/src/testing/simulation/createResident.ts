import { authorizedFetch } from '../../client/authorizedFetch.ts'
import type { AuthStrategy } from '../../strategies/strategy.ts'
import type { Change } from '../invariants/invariant.ts'
import { TOKEN_SERVER, type TokenServerUser } from '../strategies/tokenServerStrategy.ts'
import type { WorldTab } from '../world/worldTab.ts'
import type { Resident } from './resident.ts'
import type { StoreMaker } from './simulate.ts'

/** What lives in a tab. */
export interface ResidentOptions {
  readonly tab: WorldTab
  readonly strategy: AuthStrategy<TokenServerUser>
  readonly makeStore: StoreMaker
  readonly changed: (change: Change) => void
}

/** Makes a store in a tab, and everything that uses it there. */
export function createResident({ tab, strategy, makeStore, changed }: ResidentOptions): Resident {
  const { environment } = tab
  const store = makeStore({ strategy, environment, start: 'on-subscribe' })
  const resident: Resident = {
    tab,
    store,
    fetch: authorizedFetch(store, { origins: [TOKEN_SERVER], fetch: environment.fetch }),
    intents: new Set(),
    told: store.getState(),
    isDisposed: false,
  }
  store.subscribe((state, previous) => {
    changed({ resident, state, previous })
    resident.told = state
    if (state.type === 'logged-out') resident.intents.add('ended')
  })
  return resident
}
