import type { AuthState } from '../../authState.ts'
import type { AuthStore } from '../../authStore.ts'
import { createAuthStore } from '../../createAuthStore.ts'
import { type Credential, isTokenCredential } from '../../machine/credential.ts'
import type { Environment } from '../../ports/environment.ts'
import type { AuthStrategy } from '../../strategies/strategy.ts'
import { createTokenServer, type TokenServer } from '../server/createTokenServer.ts'
import {
  TOKEN_SERVER,
  type TokenServerUser,
  tokenServerStrategy,
} from '../strategies/tokenServerStrategy.ts'
import { createWorld, type World } from '../world/createWorld.ts'
import type { WireRequest } from '../world/wire.ts'
import type { WorldTab } from '../world/worldTab.ts'

/** How a stage is set. */
export interface StageOptions {
  /** @defaultValue 1 */
  readonly tabs?: number
  readonly graceMs?: number
  readonly accessLifetimeMs?: number
  readonly wrapEnvironment?: (environment: Environment, world: World) => Environment
  readonly strategy?: (strategy: AuthStrategy<TokenServerUser>) => AuthStrategy<TokenServerUser>
}

/** A tab with a store in it, and all that its subscribers were told. */
export interface Actor {
  readonly tab: WorldTab
  readonly store: AuthStore<TokenServerUser>
  /** Begins anew with `signIn`. */
  readonly told: AuthState<TokenServerUser>[]
}

/** Tabs with a store each, a token server, and the person `ada` to sign in. */
export interface Stage {
  readonly world: World
  readonly server: TokenServer
  readonly actors: readonly Actor[]
  readonly actor: (index?: number) => Actor
  /** Opens another tab with a store. */
  readonly open: () => Actor
  /** Makes another store in a tab. */
  readonly moveIn: (tab: WorldTab) => Actor
  /** Signs a person in, in the first tab, and waits until all tabs know. */
  readonly signIn: (person?: string) => Promise<void>
  /** Requests by their path, in order. */
  readonly requests: (path: string) => readonly WireRequest[]
  readonly types: () => readonly AuthState['type'][]
  /** The token that a tab shows. */
  readonly token: (index?: number) => string | null
}

/** How long an access token of the stage lives, in milliseconds. It is renewed 15 s before. */
export const LIFETIME_MS = 60_000

/** Sets a stage on which everything happens in the order in which it was begun. */
export function createStage({
  tabs = 1,
  graceMs = 0,
  accessLifetimeMs = LIFETIME_MS,
  wrapEnvironment = (environment) => environment,
  strategy = (same) => same,
}: StageOptions = {}): Stage {
  const world = createWorld({ tabs })
  const server = createTokenServer({ now: world.scheduler.now, graceMs, accessLifetimeMs })
  const seen: WireRequest[] = []
  world.network.serve(TOKEN_SERVER, (request) => {
    seen.push(request)
    return server.handler(request)
  })
  const actors: Actor[] = []

  function moveIn(tab: WorldTab): Actor {
    const told: AuthState<TokenServerUser>[] = []
    const store = createAuthStore({
      strategy: strategy(tokenServerStrategy()),
      environment: wrapEnvironment(tab.openEnvironment(), world),
    })
    store.subscribe((state) => told.push(state))
    const actor = { tab, store, told }
    actors.push(actor)
    return actor
  }

  for (const tab of world.tabs()) moveIn(tab)

  return {
    world,
    server,
    actors,
    moveIn,
    actor(index = 0) {
      const actor = actors[index]
      if (!actor) throw new RangeError(`There is no actor ${index}.`)
      return actor
    },
    open: () => moveIn(world.openTab()),
    async signIn(person = 'ada') {
      await world.settle()
      const user = { id: person, name: `Name of ${person}` }
      actors[0]?.store.setCredential(server.signIn(person), user)
      await world.advance(1_000)
      for (const { told } of actors) told.length = 0
    },
    requests: (path) => seen.filter((request) => request.path === path),
    token(index = 0) {
      const state = actors[index]?.store.getState()
      return state?.type === 'logged-in' ? state.token : null
    },
    types: () => actors.map(({ store }) => store.getState().type),
  }
}

/** The token of a credential. Its fields do not show where it is compared as a whole. */
export function tokenIn(credential: Credential): string | undefined {
  return isTokenCredential(credential) ? credential.token : undefined
}
