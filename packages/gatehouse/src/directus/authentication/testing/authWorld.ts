import { createEmulator, type Emulator, emulatorFetch } from '@gatehouse/emulator'
import type { Environment } from '../../../ports/environment.ts'
import { memoryLedger } from '../../../ports/memoryLedger.ts'
import { queueLock } from '../../../ports/queueLock.ts'
import { serverEnvironment } from '../../../ports/serverEnvironment.ts'
import type { TabMessage } from '../../../ports/tabs.ts'
import type { ManualClock } from '../../../sanity/comlink/testing/manualClock.ts'
import { type MemoryLog, memoryLog } from '../../../sanity/comlink/testing/memoryLog.ts'
import { type FakePage, fakePage } from '../../../sanity/testing/fakePage.ts'
import { type SharedStorage, sharedStorage } from '../../../sanity/testing/sharedStorage.ts'
import { type SentRequest, watchedFetch } from '../../../sanity/testing/watchedFetch.ts'
import { worldClock } from '../../../sanity/testing/worldClock.ts'
import type { DirectusClient } from '../../client.ts'
import { createDirectus } from '../../createDirectus.ts'
import { type RestClient, rest } from '../../rest.ts'
import type { AuthenticationMode } from '../authData.ts'
import { type AuthenticationClient, authentication } from '../authentication.ts'
import type { AuthenticationConfig } from '../directusSession.ts'
import { type CookieJar, cookieJar } from './cookieJar.ts'

/** Where the app of these tests is, and where its Directus. */
export const APP = 'http://app.localhost:3333'
export const DIRECTUS = 'http://directus.localhost:4710'

const STEP_MS = 10_000

/** A page of the app, or a process without one. */
export interface AuthTab {
  readonly client: DirectusClient<unknown> & AuthenticationClient & RestClient<unknown>
  readonly page: FakePage
  readonly environment: Environment
}

/** How a tab is opened. */
export interface OpenOptions extends Omit<AuthenticationConfig, 'environment'> {
  readonly mode?: AuthenticationMode
  /** Where the page is. @defaultValue the app's first */
  readonly path?: string
  /** Ports to use in place of the browser's. */
  readonly ports?: Partial<Environment>
}

/** One browser with the app in some of its tabs, and a Directus behind. */
export interface AuthWorld {
  readonly emulator: Emulator
  readonly clock: ManualClock
  readonly log: MemoryLog
  readonly jar: CookieJar
  readonly storage: SharedStorage
  readonly sent: readonly SentRequest[]
  /** Requests to paths that end so, oldest first. */
  readonly sentTo: (path: string) => readonly SentRequest[]
  /** Keeps back the answers for that path. Returns the release. */
  readonly hold: (path: string) => () => void
  /** From now on no request arrives, or they do again. */
  readonly cut: (isCut: boolean) => void
  readonly open: (options?: OpenOptions) => AuthTab
  /** A process without a page, without tabs and without a cookie jar. */
  readonly openProcess: (options?: OpenOptions) => AuthTab
  /** Waits until nothing moves any more without the clock. */
  readonly settle: () => Promise<void>
  readonly pass: (ms: number) => Promise<void>
  /** The same in steps of ten seconds, so that answers come before the deadlines of what waits for them. */
  readonly live: (ms: number) => Promise<void>
  readonly close: () => void
}

/** Opens a browser. Two of them share nothing. */
export function createAuthWorld(): AuthWorld {
  const clock = worldClock()
  const emulator = createEmulator({ now: () => clock.now().wall })
  const log = memoryLog()
  const jar = cookieJar(clock)
  const inside = emulatorFetch(emulator, { origin: APP })
  const outside = emulatorFetch(emulator)
  const storage = sharedStorage()
  const ledger = { ...memoryLedger(), shared: () => true }
  const lock = queueLock(clock)
  const listeners = new Map<(message: TabMessage) => void, FakePage>()
  const tabs: AuthTab[] = []
  let isCut = false

  /** As a browser does it: cookies go along where that is asked for, and no script sees one. */
  async function browse(request: Request): Promise<Response> {
    const cookies = request.credentials === 'include' ? jar.header() : ''
    const headers = new Headers(request.headers)
    if (cookies !== '') headers.set('cookie', cookies)
    const response = await inside(new Request(request, { headers, credentials: 'omit' }))
    if (request.credentials === 'include') jar.keep(response.headers.getSetCookie())
    const seen = new Headers(response.headers)
    seen.delete('set-cookie')
    const { status } = response
    return new Response(status === 204 ? null : await response.text(), { status, headers: seen })
  }

  function network(send: (request: Request) => Promise<Response>): typeof globalThis.fetch {
    return async (input, init) => {
      const request = new Request(input, init)
      if (isCut) throw new TypeError('fetch failed')
      return send(request)
    }
  }
  const inPage = watchedFetch(network(browse), () => APP)
  const inProcess = watchedFetch(
    network((request) => outside(request)),
    () => '',
  )

  function openOver(environment: Environment, page: FakePage, options: OpenOptions): AuthTab {
    const { mode, path: _, ports: __, ...config } = options
    const { fetch } = environment
    const client = createDirectus<unknown>(DIRECTUS, { globals: { fetch } })
      .with(authentication(mode, { ...config, environment }))
      .with(rest())
    const tab = { client, page, environment }
    tabs.push(tab)
    return tab
  }

  async function settle(): Promise<void> {
    for (let turns = 0, quiet = 0; quiet < 6 && turns < 200; turns += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      quiet = inPage.underWay() + inProcess.underWay() === 0 ? quiet + 1 : 0
    }
  }

  async function pass(ms: number): Promise<void> {
    clock.advance(ms)
    await settle()
  }

  const sent = () => [...inPage.sent, ...inProcess.sent]

  return {
    emulator,
    clock,
    log,
    jar,
    storage,
    get sent() {
      return sent()
    },
    sentTo: (path) => sent().filter(({ url }) => url.pathname.endsWith(path)),
    hold(path) {
      const releases = [inPage.hold(path), inProcess.hold(path)]
      return () => {
        for (const release of releases) release()
      }
    },
    cut(now) {
      isCut = now
    },
    open(options = {}) {
      const { path = '/' } = options
      const page = fakePage(path.startsWith('/') ? APP + path : path)
      const environment = serverEnvironment({
        clock,
        page,
        log,
        ledger,
        lock,
        storage: storage.forTab(),
        fetch: inPage.fetch,
        random: () => 0.5,
        tabs: {
          post(message) {
            for (const [listener, owner] of listeners) if (owner !== page) listener(message)
          },
          subscribe(listener) {
            listeners.set(listener, page)
            return () => void listeners.delete(listener)
          },
        },
        ...options.ports,
      })
      return openOver(environment, page, options)
    },
    openProcess(options = {}) {
      const ports = { clock, log, fetch: inProcess.fetch, random: () => 0.5, ...options.ports }
      return openOver(serverEnvironment(ports), fakePage(''), options)
    },
    settle,
    pass,
    async live(ms) {
      for (let left = ms; left > 0; left -= STEP_MS) await pass(Math.min(left, STEP_MS))
    },
    close() {
      for (const { client } of tabs) client.dispose()
      emulator.close()
    },
  }
}
