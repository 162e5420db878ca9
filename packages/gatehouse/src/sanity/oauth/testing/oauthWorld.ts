import { createEmulator, type Emulator, emulatorFetch } from '@gatehouse/emulator'
import { vi } from 'vitest'
import type { AuthStore } from '../../../authStore.ts'
import { createAuthStore } from '../../../createAuthStore.ts'
import type { Environment } from '../../../ports/environment.ts'
import { memoryLedger } from '../../../ports/memoryLedger.ts'
import { queueLock } from '../../../ports/queueLock.ts'
import { randomNonce } from '../../../ports/randomNonce.ts'
import { serverEnvironment } from '../../../ports/serverEnvironment.ts'
import type { TabMessage } from '../../../ports/tabs.ts'
import { createAuthApi } from '../../authApi.ts'
import type { ManualClock } from '../../comlink/testing/manualClock.ts'
import { type MemoryLog, memoryLog } from '../../comlink/testing/memoryLog.ts'
import type { CurrentUser } from '../../currentUser.ts'
import { ADA } from '../../testing/createSanityWorld.ts'
import { type FakePage, fakePage } from '../../testing/fakePage.ts'
import { sharedStorage } from '../../testing/sharedStorage.ts'
import { type SentRequest, watchedFetch } from '../../testing/watchedFetch.ts'
import { worldClock } from '../../testing/worldClock.ts'
import type { OAuthConfig } from '../oauthConfig.ts'
import { oauthStrategy } from '../oauthStrategy.ts'

/** Where the app of these tests is. */
export const APP = 'http://app.localhost:3333'
export const CLIENT: OAuthConfig = { clientId: 'gatehouse-demo', redirectUri: `${APP}/callback` }

/** What the session is called in the ledger. */
export const SESSION = 'sanity-oauth:gatehouse-demo:api.localhost'

const STEP_MS = 3_000

/** A page of the app, with a session of its own. */
export interface OAuthTab {
  readonly store: AuthStore<CurrentUser>
  readonly page: FakePage
  readonly environment: Environment
}

/** A browser with the app in some of its tabs, and the platform behind. */
export interface OAuthWorld {
  readonly emulator: Emulator
  readonly clock: ManualClock
  readonly log: MemoryLog
  readonly sent: readonly SentRequest[]
  readonly sentTo: (path: string) => readonly SentRequest[]
  readonly hold: (path: string) => () => void
  /** What stands in storage, by key. */
  readonly stored: ReadonlyMap<string, string>
  /** Takes everything out of storage, telling nobody. */
  readonly clear: () => void
  /** From now on storage takes no value that is longer than `room`. @defaultValue none at all */
  readonly fill: (room?: number) => void
  readonly open: (path?: string, oauth?: Partial<OAuthConfig>) => OAuthTab
  /** The person presses "sign in"; the address that the page is left for. */
  readonly leave: (tab: OAuthTab) => Promise<string>
  /** What the sign-in page sends the browser back with, once `person` has agreed. */
  readonly answerOf: (tab: OAuthTab, person?: string) => Promise<string>
  /** A whole sign-in; the tab that it ends in. */
  readonly signIn: (person?: string, path?: string) => Promise<OAuthTab>
  readonly settle: () => Promise<void>
  readonly pass: (ms: number) => Promise<void>
  readonly close: () => void
}

/** Makes a browser. Two of them share nothing. */
export function createOAuthWorld(): OAuthWorld {
  const clock = worldClock()
  const emulator = createEmulator({ now: () => clock.now().wall })
  const log = memoryLog()
  const network = watchedFetch(emulatorFetch(emulator, { origin: APP }), () => APP)
  const storage = sharedStorage()
  const ledger = { ...memoryLedger(), shared: () => true }
  const lock = queueLock(clock)
  const listeners = new Set<(message: TabMessage) => void>()
  const tabs: OAuthTab[] = []

  function open(path = '/', oauth: Partial<OAuthConfig> = {}): OAuthTab {
    const page = fakePage(path.startsWith('/') ? APP + path : path)
    const heard = new Set<(message: TabMessage) => void>()
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
          for (const listener of listeners) if (!heard.has(listener)) listener(message)
        },
        subscribe(listener) {
          listeners.add(listener)
          heard.add(listener)
          return () => void listeners.delete(listener)
        },
      },
    })
    const config = { auth: { apiHost: 'http://api.localhost', oauth: { ...CLIENT, ...oauth } } }
    const api = createAuthApi(config, environment)
    const strategy = oauthStrategy({ config, api, environment })
    const tab = { page, environment, store: createAuthStore({ strategy, environment }) }
    tabs.push(tab)
    return tab
  }

  async function settle(): Promise<void> {
    // The platform hashes verifiers on another thread. A request that hangs is not waited for.
    for (let turns = 0, quiet = 0; quiet < 8 && turns < 400; turns += 1) {
      const isAtWork =
        network.underWay() > 0 || tabs.some(({ store }) => store.getState().type === 'logging-in')
      await new Promise((resolve) => (isAtWork ? setTimeout(resolve, 1) : setImmediate(resolve)))
      quiet = network.underWay() === 0 ? quiet + 1 : 0
    }
  }

  /** The hash of the code verifier takes as long as it takes. */
  function leave({ store, page }: OAuthTab): Promise<string> {
    const before = page.left.length
    store.login().catch(() => undefined)
    return vi.waitFor(() => {
      const left = page.left[before]
      if (left === undefined) throw new Error(`Not left: ${JSON.stringify(store.getState())}`)
      return left
    })
  }

  /** The browser opens the page that the app has left for, and follows where it leads. */
  async function answerOf(tab: OAuthTab, person = ADA): Promise<string> {
    const left = await leave(tab)
    tab.store.dispose()
    tabs.splice(tabs.indexOf(tab), 1)
    const response = await emulator.fetch(new Request(`${left}&person=${person}`))
    return response.headers.get('location') ?? ''
  }

  return {
    emulator,
    clock,
    log,
    sent: network.sent,
    sentTo: (path) => network.sent.filter(({ url }) => url.pathname.endsWith(path)),
    hold: network.hold,
    stored: storage.values,
    clear: () => storage.values.clear(),
    fill: storage.fill,
    open,
    leave,
    answerOf,
    async signIn(person, path) {
      const first = open(path)
      await settle()
      const tab = open(await answerOf(first, person))
      await settle()
      return tab
    },
    settle,
    async pass(ms) {
      // In steps that are shorter than any deadline: what a timer begins can end before the next one.
      for (let left = ms; left > 0; left -= STEP_MS) {
        clock.advance(Math.min(left, STEP_MS))
        await settle()
      }
    },
    close() {
      for (const { store } of tabs) store.dispose()
      emulator.close()
    },
  }
}

/** The state in a word, and whose it is or why. */
export function wordOf({ store }: OAuthTab): string {
  const state = store.getState()
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
