// Loaded here, so that no test waits for a module.
import '../oauth/oauthStrategy.ts'
import '../standalone/standaloneStrategy.ts'
import '../studio/studioStrategy.ts'
import { createEmulator, type Emulator, emulatorFetch, type Token } from '@gatehouse/emulator'
import type { Environment } from '../../ports/environment.ts'
import { memoryLedger } from '../../ports/memoryLedger.ts'
import { queueLock } from '../../ports/queueLock.ts'
import { randomNonce } from '../../ports/randomNonce.ts'
import { serverEnvironment } from '../../ports/serverEnvironment.ts'
import type { TabMessage } from '../../ports/tabs.ts'
import type { ManualClock } from '../comlink/testing/manualClock.ts'
import { type MemoryLog, memoryLog } from '../comlink/testing/memoryLog.ts'
import type { SanityConfig } from '../config.ts'
import {
  createSanityInstance,
  type SanityInstance,
  type SanityInstanceOptions,
} from '../instance.ts'
import { getLoginUrlState } from '../standalone/loginUrl.ts'
import { ADA, API_HOST, APP_ORIGIN, JOURNAL } from './createSanityWorld.ts'
import { type FakePage, fakePage } from './fakePage.ts'
import { type SharedStorage, sharedStorage } from './sharedStorage.ts'
import { type SentRequest, watchedFetch } from './watchedFetch.ts'
import { worldClock } from './worldClock.ts'

/** A page of the app. */
export interface BrowserTab {
  readonly app: SanityInstance
  readonly page: FakePage
  readonly environment: Environment
}

/** One browser with the app in some of its tabs, no dashboard around it, and the platform behind. */
export interface Browser {
  readonly emulator: Emulator
  readonly clock: ManualClock
  readonly log: MemoryLog
  readonly storage: SharedStorage
  readonly sent: readonly SentRequest[]
  readonly sentTo: (path: string) => readonly SentRequest[]
  /** Keeps back the answers for that path. Returns the release. */
  readonly hold: (path: string) => () => void
  readonly open: (
    path?: string,
    config?: SanityConfig,
    options?: SanityInstanceOptions,
  ) => BrowserTab
  /** What the sign-in page at `address` sends back once `person` is chosen. */
  readonly comeBack: (address: string, person?: string) => Promise<string>
  /** A tab whose person has signed in by the sign-in page. */
  readonly signIn: (person?: string, path?: string) => Promise<BrowserTab>
  readonly token: (person?: string, kind?: Token['kind']) => Token
  /** Somebody signs in, or out, on a project's host: by a cookie that no script sees. */
  readonly cookie: (projectId: string, person: string | null) => Promise<void>
  /** Waits until nothing moves any more without the clock. */
  readonly settle: () => Promise<void>
  readonly pass: (ms: number) => Promise<void>
  readonly close: () => void
}

/** Opens a browser. Two of them share nothing. */
export function createBrowser(): Browser {
  const clock = worldClock()
  const emulator = createEmulator({ now: () => clock.now().wall })
  const log = memoryLog()
  const fetch = emulatorFetch(emulator, { origin: APP_ORIGIN })
  const network = watchedFetch(fetch, () => APP_ORIGIN)
  const storage = sharedStorage()
  const ledger = { ...memoryLedger(), shared: () => true }
  const lock = queueLock(clock)
  const listeners = new Map<(message: TabMessage) => void, FakePage>()
  const tabs: BrowserTab[] = []

  function open(
    path = '/',
    { auth, ...config }: SanityConfig = {},
    options: SanityInstanceOptions = {},
  ): BrowserTab {
    const page = fakePage(path.startsWith('/') ? APP_ORIGIN + path : path)
    const environment = serverEnvironment({
      clock,
      page,
      log,
      ledger,
      lock,
      storage: storage.forTab(),
      fetch: network.fetch,
      random: () => 0.5,
      nonce: randomNonce,
      tabs: {
        post(message) {
          for (const [listener, owner] of listeners) if (owner !== page) listener(message)
        },
        subscribe(listener) {
          listeners.set(listener, page)
          return () => void listeners.delete(listener)
        },
      },
    })
    const app = createSanityInstance(
      {
        projectId: JOURNAL,
        dataset: 'production',
        ...config,
        auth: { apiHost: API_HOST, ...auth },
      },
      { environment, ...options },
    )
    const tab = { app, page, environment }
    tabs.push(tab)
    return tab
  }

  async function settle(): Promise<void> {
    // A mode is loaded first. A request that hangs is not waited for.
    for (let turns = 0, quiet = 0; quiet < 6 && turns < 100; turns += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      quiet = network.underWay() === 0 ? quiet + 1 : 0
    }
  }

  async function comeBack(address: string, person = ADA): Promise<string> {
    const response = await emulator.fetch(new Request(`${address}&person=${person}`))
    return response.headers.get('location') ?? ''
  }

  return {
    emulator,
    clock,
    log,
    storage,
    sent: network.sent,
    sentTo: (path) => network.sent.filter(({ url }) => url.pathname.endsWith(path)),
    hold: network.hold,
    open,
    comeBack,
    async signIn(person, path) {
      const first = open(path)
      await settle()
      const address = getLoginUrlState(first.app).getCurrent()
      first.app.dispose()
      const tab = open(await comeBack(address, person))
      await settle()
      return tab
    },
    token: (person = ADA, kind = 'stamped') => emulator.signIn(person, { kind }),
    async cookie(projectId, person) {
      const body = person === null ? {} : { body: JSON.stringify({ person }) }
      await fetch(`http://${projectId}.api.localhost/__emulator/cookies/session`, {
        method: person === null ? 'DELETE' : 'POST',
        headers: { 'content-type': 'application/json' },
        credentials: 'include',
        ...body,
      })
    },
    settle,
    async pass(ms) {
      clock.advance(ms)
      await settle()
    },
    close() {
      for (const { app } of tabs) app.dispose()
      emulator.close()
    },
  }
}
