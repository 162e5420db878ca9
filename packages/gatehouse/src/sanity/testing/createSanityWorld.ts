import { createEmulator, type Emulator, emulatorFetch, type Token } from '@gatehouse/emulator'
import type { AuthState } from '../../authState.ts'
import type { Environment } from '../../ports/environment.ts'
import { serverEnvironment } from '../../ports/serverEnvironment.ts'
import { counter } from '../comlink/testing/counter.ts'
import type { ManualClock } from '../comlink/testing/manualClock.ts'
import { type MemoryLog, memoryLog } from '../comlink/testing/memoryLog.ts'
import type { SanityConfig } from '../config.ts'
import type { CurrentUser } from '../currentUser.ts'
import {
  createSanityInstance,
  type SanityInstance,
  type SanityInstanceOptions,
} from '../instance.ts'
import { type FakePage, fakePage } from './fakePage.ts'
import { type FakeParent, fakeParent, type ParentOptions } from './fakeParent.ts'
import { type SentRequest, watchedFetch } from './watchedFetch.ts'
import { worldClock } from './worldClock.ts'

/** People and projects of the emulator's own seed. */
export const ADA = 'gAdaOkafor1'
export const TOMAS = 'gTomasLind2'
/** Both are members. */
export const JOURNAL = 'k3v9x2ab'
/** Both are members, and everybody may read. */
export const BOOKSHOP = 'p7d4m1qz'
/** Ada's alone. */
export const ARCHIVE = 'w8f2c6rn'
/** Tomás' alone, and of another organization. */
export const COLLECTIONS = 'h5t8y3ul'
export const ORGANIZATION = 'oNorthlit'

export const APP_ORIGIN = 'http://app.localhost:3333'
export const API_HOST = 'http://api.localhost'

/** What differs from one world to the next. */
export interface SanityWorldOptions {
  /** The app's path, query and hash. @defaultValue `/` */
  readonly path?: string
  /** `null`: the page stands alone. @defaultValue a dashboard that the browser vouches for */
  readonly parent?: Partial<ParentOptions> | null
}

/** An app in a dashboard, a platform behind it, and a test that holds all of it. */
export interface SanityWorld {
  readonly environment: Environment
  readonly emulator: Emulator
  readonly clock: ManualClock
  readonly page: FakePage
  readonly parent: FakeParent
  readonly log: MemoryLog
  /** The requests that left the page, oldest first, secrets and all. */
  readonly sent: readonly SentRequest[]
  /** Keeps back answers; see {@link watchedFetch}. */
  readonly hold: (path: string) => () => void
  /** The requests for a path, oldest first. */
  readonly sentTo: (path: string) => readonly SentRequest[]
  readonly instance: (config?: SanityConfig, options?: SanityInstanceOptions) => SanityInstance
  readonly signIn: (person?: string, kind?: Token['kind']) => Token
  /** Puts the token into the frame's address, as a dashboard does. */
  readonly load: (path: string) => void
  /** Waits until nothing moves any more without the clock. */
  readonly settle: () => Promise<void>
  /** Moves the clock, here and at the platform, and waits. */
  readonly pass: (ms: number) => Promise<void>
  /** Takes the token back behind the app's back. */
  readonly revoke: (token: Token) => void
  /** Disposes of all instances. */
  readonly close: () => void
}

/** Makes a world. Two of them share nothing. */
export function createSanityWorld({
  path = '/',
  parent: behaviour = {},
}: SanityWorldOptions = {}): SanityWorld {
  const clock = worldClock()
  const emulator = createEmulator({ now: () => clock.now().wall })
  const page = fakePage(`${APP_ORIGIN}${path}`)
  const parent = fakeParent({
    origin: 'http://dashboard.localhost:3000',
    vouched: true,
    greets: true,
    ...behaviour,
  })
  const log = memoryLog()
  const network = watchedFetch(emulatorFetch(emulator, { origin: APP_ORIGIN }), page.href)
  const environment = serverEnvironment({
    clock,
    page,
    log,
    frame: behaviour === null ? { parent: () => null, parentOrigin: () => null } : parent.frame,
    fetch: network.fetch,
    random: () => 0.5,
    nonce: counter(),
  })
  const instances: SanityInstance[] = []

  async function settle(): Promise<void> {
    // A request that hangs is not waited for.
    for (let turns = 0, quiet = 0; quiet < 4 && turns < 200; turns += 1) {
      await new Promise((resolve) => setImmediate(resolve))
      quiet = network.underWay() === 0 ? quiet + 1 : 0
    }
  }

  return {
    environment,
    emulator,
    clock,
    page,
    parent,
    log,
    sent: network.sent,
    hold: network.hold,
    sentTo: (path) => network.sent.filter(({ url }) => url.pathname.endsWith(path)),
    instance({ auth, ...config } = {}, options) {
      const instance = createSanityInstance(
        {
          projectId: JOURNAL,
          dataset: 'production',
          ...config,
          auth: { apiHost: API_HOST, ...auth },
        },
        { environment, ...options },
      )
      instances.push(instance)
      return instance
    },
    signIn: (person = ADA, kind = 'stamped') => emulator.signIn(person, { kind }),
    load: (path) => page.replaceHref(`${APP_ORIGIN}${path}`),
    settle,
    revoke(token) {
      token.status = 'revoked'
    },
    async pass(ms) {
      clock.advance(ms)
      await settle()
    },
    close() {
      for (const instance of instances) instance.dispose()
      emulator.close()
    },
  }
}

/** An app that was loaded with a token of its own, and is signed in. */
export async function signedInWorld(
  kind: Token['kind'] = 'stamped',
): Promise<SanityWorld & { readonly app: SanityInstance; readonly token: Token }> {
  const world = createSanityWorld()
  const token = world.signIn(ADA, kind)
  world.load(`/?_context=${contextOf()}#token=${token.value}`)
  const app = world.instance()
  await world.settle()
  return { ...world, app, token }
}

/** `_context` as the dashboard writes it. */
export function contextOf(extra: object = {}): string {
  const context = { mode: 'core-ui', env: 'production', orgId: ORGANIZATION, ...extra }
  return encodeURIComponent(JSON.stringify(context))
}

/** The state in a word, and the error's or the reason's code. */
export function stateOf({ authStore }: SanityInstance): string {
  return wordFor(authStore.getState())
}

function wordFor(state: AuthState<CurrentUser>): string {
  switch (state.type) {
    case 'error':
      return `error ${state.error.code}`
    case 'logged-out':
      return `logged-out ${state.reason?.code ?? ''}`.trim()
    case 'logged-in':
      return `logged-in ${state.currentUser?.id ?? 'nobody'}`
    case 'logging-in':
      return 'logging-in'
  }
}
