import { createEmulator, type Emulator, emulatorFetch, type Token } from '@gatehouse/emulator'
import { vi } from 'vitest'
import { AuthError } from '../../../errors.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Environment } from '../../../ports/environment.ts'
import type { Peer } from '../../../ports/frame.ts'
import { serverEnvironment } from '../../../ports/serverEnvironment.ts'
import { type MemoryLog, memoryLog } from '../../comlink/testing/memoryLog.ts'
import { createWire, type Wire } from '../../comlink/testing/wire.ts'
import type { SanityConfig } from '../../config.ts'
import type { OnAccessRequest } from '../../host/answerAccess.ts'
import { createDashboardHost, type DashboardHost } from '../../host/createDashboardHost.ts'

export const ADA = 'gAdaOkafor1'
export const TOMAS = 'gTomasLind2'
export const JOURNAL = 'k3v9x2ab'
export const ARCHIVE = 'w8f2c6rn'
export const NORTHLIGHT = 'oNorthlit'

const parentOrigin = 'http://dashboard.localhost:3000'
const appOrigin = 'http://app.localhost:3333'

/** What is special about a scene. */
export interface SceneOptions {
  /** Whose token the dashboard hands over. @defaultValue Ada */
  readonly person?: string
  /** @defaultValue Northlight */
  readonly organizationId?: string
  /** @defaultValue an address as the dashboard makes it, with a good token */
  readonly href?: string
  readonly onAccessRequest?: OnAccessRequest
  /** Whether the app is in the dashboard's frame. @defaultValue `true` */
  readonly embedded?: boolean
  /** @defaultValue the device's */
  readonly clock?: Clock
}

/** One app in a dashboard's frame, with the platform behind both. */
export interface Scene {
  readonly emulator: Emulator
  readonly environment: Environment
  readonly config: SanityConfig
  readonly log: MemoryLog
  readonly host: DashboardHost
  readonly wire: Wire
  readonly token: Token
  /** Every address that the page has had, the present one last. */
  readonly hrefs: readonly string[]
  /** Where the page was left for, oldest first. */
  readonly left: readonly string[]
  /** How many tokens the dashboard was asked for. */
  readonly minted: () => number
  /** From now on the dashboard makes tokens for somebody else. */
  readonly switchPerson: (person: string) => void
  /** From now on the dashboard has no token to give. */
  readonly refuseTokens: () => void
  /** The paths that the platform was asked for, without their versions. */
  readonly asked: () => readonly string[]
}

/** Sets the scene. All requests of the page go to an emulator of its own. */
export function createScene(options: SceneOptions = {}): Scene {
  const { organizationId = NORTHLIGHT, onAccessRequest, clock, embedded = true } = options
  let person: string | null = options.person ?? ADA
  let minted = 0
  const emulator = createEmulator()
  const fetch = emulatorFetch(emulator, { origin: appOrigin })
  vi.stubGlobal('fetch', fetch)
  const token = emulator.signIn(options.person ?? ADA)
  const context = encodeURIComponent(JSON.stringify({ mode: 'core-ui', orgId: organizationId }))
  const hrefs = [options.href ?? `${appOrigin}/?_context=${context}#token=${token.value}`]
  const left: string[] = []
  const log = memoryLog()
  const wire = createWire({ parentOrigin, childOrigin: appOrigin })
  const environment = serverEnvironment({
    ...(clock && { clock }),
    fetch,
    log,
    page: {
      href: () => hrefs.at(-1) ?? '',
      replaceHref: (href) => hrefs.push(href),
      assign: (href) => left.push(href),
      isOnline: () => true,
      subscribe: () => () => {},
    },
    frame: {
      parent: () => (embedded ? delivering(wire, wire.parent, () => host.reconnect()) : null),
      parentOrigin: () => (embedded ? parentOrigin : null),
    },
  })
  const host = createDashboardHost({
    frame: delivering(wire, wire.child),
    appOrigin,
    organizationId,
    onAccessRequest,
    environment,
    async createToken() {
      if (person === null) throw new AuthError('signed-out', 'Nobody is signed in here.')
      minted += 1
      return emulator.signIn(person).value
    },
  })
  return {
    emulator,
    environment,
    config: {
      projectId: JOURNAL,
      dataset: 'production',
      auth: { apiHost: 'http://api.localhost' },
    },
    log,
    host,
    wire,
    token,
    hrefs,
    left,
    minted: () => minted,
    switchPerson(next) {
      person = next
    },
    refuseTokens() {
      person = null
    },
    asked: () =>
      emulator.requests
        .list()
        .filter(({ method }) => method !== 'OPTIONS')
        .map(({ method, path }) => `${method} ${path.replace(/^\/v[^/]+/, '')}`),
  }
}

/** A window whose messages get there by themselves, and whose owner knows when somebody listens. */
function delivering(wire: Wire, peer: Peer, onListener: () => void = () => {}): Peer {
  return {
    subscribe(listener) {
      const stop = peer.subscribe(listener)
      queueMicrotask(onListener)
      return stop
    },
    post(data, targetOrigin) {
      peer.post(data, targetOrigin)
      void wire.settle()
    },
  }
}
