import * as vendor from '@directus/sdk'
import { createEmulator, type Emulator, emulatorFetch } from '@gatehouse/emulator'
import { vi } from 'vitest'
import { serverEnvironment } from '../../../ports/serverEnvironment.ts'
import { silentLog } from '../../../ports/silentLog.ts'
import type { DirectusClient } from '../../client.ts'
import { createDirectus } from '../../createDirectus.ts'
import { type RestClient, rest } from '../../rest.ts'
import type { AuthData, AuthStorage } from '../authData.ts'
import { type AuthenticationClient, authentication } from '../authentication.ts'
import type { AuthenticationConfig } from '../directusSession.ts'
import { DIRECTUS } from './authWorld.ts'
import { EDITOR } from './people.ts'

const STEP_MS = 5_000

/** More than any life but the longest, in milliseconds. */
const SLOW_MS = 1_000_000

const START = Date.UTC(2026, 0, 5, 9)

/** What the vendor's package makes of the same configuration. */
export type TheirClient = vendor.DirectusClient<unknown> &
  vendor.AuthenticationClient<unknown> &
  vendor.RestClient<unknown>
export type OurClient = DirectusClient<unknown> & AuthenticationClient & RestClient<unknown>

/** A server, and clients of both packages in json mode. Time is the test's, also for the vendor's. */
export interface VendorScene {
  readonly emulator: Emulator
  readonly theirs: (options?: Partial<vendor.AuthenticationConfig>) => TheirClient
  readonly ours: (options?: Omit<AuthenticationConfig, 'environment'>) => OurClient
  /** The client, once it is signed in and its person known. */
  readonly signedIn: <C extends SignIn>(client: C) => Promise<C>
  /** How many requests went to that path, without those that were lost. */
  readonly sent: (path: string) => number
  /** Keeps back the answers of that path, after the work is done. Returns the release. */
  readonly hold: (path: string) => () => void
  /** From now on no request arrives, or they do again. */
  readonly cut: (isCut: boolean) => void
  /** Waits until nothing moves any more without the clock. */
  readonly turn: () => Promise<void>
  readonly pass: (ms: number) => Promise<void>
  readonly close: () => void
}

interface SignIn {
  login(who: { email: string; password: string }): Promise<unknown>
}

/** Takes the globals' time over until it is closed. */
export function createVendorScene(): VendorScene {
  vi.useFakeTimers({ now: START, toFake: ['Date', 'setTimeout', 'clearTimeout', 'performance'] })
  const emulator = createEmulator()
  const inside = emulatorFetch(emulator)
  const held = new Map<string, Promise<void>>()
  const paths: string[] = []
  const clients: AuthenticationClient[] = []
  let isCut = false
  let underWay = 0

  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (isCut) throw new TypeError('fetch failed')
    const { pathname } = new URL(String(input))
    paths.push(pathname)
    underWay += 1
    const answer = await inside(input, init).finally(() => {
      underWay -= 1
    })
    await held.get(pathname)
    return answer
  }

  /** Tokens are signed on another thread, which takes as long as it takes. */
  async function turn(): Promise<void> {
    for (let quiet = 0; quiet < 8; quiet = underWay === 0 ? quiet + 1 : 0) {
      await new Promise((done) => setImmediate(done))
    }
  }

  return {
    emulator,
    turn,
    theirs: (options = {}) =>
      vendor
        .createDirectus<unknown>(DIRECTUS, { globals: { fetch } })
        .with(vendor.authentication('json', options))
        .with(vendor.rest()),
    ours(options = {}) {
      const environment = serverEnvironment({ log: silentLog(), fetch })
      const client = createDirectus<unknown>(DIRECTUS, { globals: { fetch } })
        .with(authentication('json', { ...options, environment }))
        .with(rest())
      clients.push(client)
      return client
    },
    async signedIn(client) {
      await client.login({ email: EDITOR.email, password: EDITOR.password })
      await turn()
      return client
    },
    sent: (path) => paths.filter((known) => known === path).length,
    hold(path) {
      const { promise, release } = gate()
      held.set(path, promise)
      return () => {
        held.delete(path)
        release()
      }
    },
    cut(now) {
      isCut = now
    },
    async pass(ms) {
      // The last part slowly, so that answers come before the deadlines of what waits for them.
      const steps = Math.ceil(Math.min(ms, SLOW_MS) / STEP_MS)
      await vi.advanceTimersByTimeAsync(Math.max(0, ms - steps * STEP_MS))
      await turn()
      const rest = Math.min(ms, steps * STEP_MS)
      for (let step = 0; step < steps; step += 1) {
        await vi.advanceTimersByTimeAsync(rest / steps)
        await turn()
      }
    },
    close() {
      for (const client of clients) client.dispose()
      emulator.close()
      vi.useRealTimers()
    },
  }
}

/** What a promise came to, where that is an error. */
export function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}

/** Keeps what it is given, as the object that it is. */
export function objectStorage(): AuthStorage {
  let value: AuthData | null = null
  return {
    get: () => value,
    set(data) {
      value = data
    },
  }
}

function gate(): { readonly promise: Promise<void>; readonly release: () => void } {
  let release = (): void => {}
  const promise = new Promise<void>((resolve) => {
    release = resolve
  })
  return { promise, release: () => release() }
}
