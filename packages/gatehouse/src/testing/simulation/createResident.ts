import { authorizedFetch } from '../../client/authorizedFetch.ts'
import { type ClientBinding, createClientStore } from '../../client/clientStore.ts'
import { isTokenCredential } from '../../machine/credential.ts'
import type { AuthStrategy } from '../../strategies/strategy.ts'
import type { Change } from '../invariants/invariant.ts'
import { TOKEN_SERVER, type TokenServerUser } from '../strategies/tokenServerStrategy.ts'
import type { WorldTab } from '../world/worldTab.ts'
import type { Resident, SimulatedClient } from './resident.ts'
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
  const clients: SimulatedClient[] = []
  const clientStore = createClientStore<'client', SimulatedClient>({
    authStore: store,
    keyOf: (key) => key,
    create(_, binding) {
      const client = connect(binding)
      clients.push(client)
      return client
    },
  })
  const resident: Resident = {
    tab,
    store,
    clients,
    client: () => clientStore.getClient('client'),
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

/** Takes every credential that comes, as a client with an open stream does. */
function connect(binding: ClientBinding): SimulatedClient {
  const served = new Set<string>()
  binding.auth.subscribe((promise) => {
    promise.then(
      (credential) => {
        if (isTokenCredential(credential)) served.add(credential.token)
      },
      () => undefined,
    )
  })
  return { binding, served }
}
