import { type RunningEmulator, startEmulator } from '@gatehouse/emulator'
import { expect } from 'vitest'
import { WebSocket } from 'ws'
import { serverEnvironment } from '../../../ports/serverEnvironment.ts'
import type { ManualClock } from '../../../sanity/comlink/testing/manualClock.ts'
import { type FakePage, fakePage } from '../../../sanity/testing/fakePage.ts'
import { worldClock } from '../../../sanity/testing/worldClock.ts'
import type { AuthenticationMode } from '../../authentication/authData.ts'
import { type AuthenticationClient, authentication } from '../../authentication/authentication.ts'
import type { DirectusClient } from '../../client.ts'
import { createDirectus } from '../../createDirectus.ts'
import type { ClientGlobals } from '../../globals.ts'
import { type StaticTokenClient, staticToken } from '../../staticToken.ts'
import { realtime } from '../realtime.ts'
import type { RealtimeError } from '../realtimeError.ts'
import type { WebSocketConfig } from '../types.ts'
import type { WebSocketClient } from '../webSocketClient.ts'

/** What these tests know of the emulator's collections. */
export interface Schema {
  tasks: { id: number; title: string; done: boolean }[]
}

/** The client of a test. */
export type RealtimeClient = DirectusClient<Schema> & WebSocketClient<Schema>

/** A Directus with sockets, and clients of it whose time a test moves. */
export interface RealtimeScene {
  readonly emulator: RunningEmulator
  readonly url: string
  readonly clock: ManualClock
  readonly page: FakePage
  readonly globals: Pick<ClientGlobals, 'WebSocket' | 'fetch' | 'logger'>
  /** What was written into the client's log. */
  readonly logged: readonly string[]
  /** Texts that the clients sent over sockets, oldest first. */
  readonly sent: readonly string[]
  readonly bare: (config?: WebSocketConfig) => RealtimeClient
  readonly withToken: (
    token: string,
    config?: WebSocketConfig,
  ) => RealtimeClient & StaticTokenClient<Schema>
  /** A session; cookies go along with the upgrade, as in a browser. */
  readonly withSession: (
    mode: AuthenticationMode,
    config?: WebSocketConfig,
  ) => RealtimeClient & AuthenticationClient
  /** Lets time pass here and at the server, in steps of 100 ms, and what comes of it happen. */
  readonly pass: (ms: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** Starts one. Two of them share nothing. */
export async function createRealtimeScene(): Promise<RealtimeScene> {
  const clock = worldClock()
  const emulator = await startEmulator({
    port: 0,
    directusPort: 0,
    now: () => clock.now().wall,
  })
  const page = fakePage('http://app.localhost/')
  const logged: string[] = []
  const sent: string[] = []
  const clients: RealtimeClient[] = []
  const sessions: AuthenticationClient[] = []
  let cookie = ''
  let underWay = 0
  let unanswered = 0

  class Browsing extends WebSocket {
    constructor(url: string) {
      super(url, { headers: cookie === '' ? {} : { cookie } })
      this.on('message', (data) => {
        if (String(data).includes('"type":"auth"')) unanswered -= 1
      })
    }
    override send(text: string): void {
      sent.push(text)
      if (text.includes('"type":"auth"')) unanswered += 1
      super.send(text)
    }
  }

  /** As a browser does it: no script sees a cookie. */
  const browse: typeof fetch = async (input, init) => {
    underWay += 1
    return exchange(input, init).finally(() => {
      underWay -= 1
    })
  }

  async function exchange(input: Parameters<typeof fetch>[0], init: RequestInit = {}) {
    const headers = new Headers(init.headers)
    const isIncluded = init.credentials === 'include'
    if (isIncluded && cookie !== '') headers.set('cookie', cookie)
    const response = await fetch(input, { ...init, headers })
    const seen = new Headers(response.headers)
    seen.delete('set-cookie')
    if (isIncluded) cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    const { status } = response
    return new Response(status === 204 ? null : await response.text(), { status, headers: seen })
  }

  const write = (...details: unknown[]): void => void logged.push(details.map(String).join(' '))
  const logger = { log: write, info: write, warn: write, error: write }
  const globals = { WebSocket: Browsing, fetch: browse, logger }
  const environment = serverEnvironment({ clock, page, random: () => 0.5 })

  function keep<C extends RealtimeClient>(client: C): C {
    clients.push(client)
    return client
  }

  const base = (config: WebSocketConfig = {}) =>
    createDirectus<Schema>(emulator.directusUrl, { globals }).with(
      realtime({ environment, ...config }),
    )

  return {
    emulator,
    url: emulator.directusUrl,
    clock,
    page,
    globals,
    logged,
    sent,
    bare: (config) => keep(base(config)),
    withToken: (token, config) => keep(base(config).with(staticToken(token))),
    withSession(mode, config) {
      const session = authentication(mode, { environment: { ...environment, fetch: browse } })
      const client = keep(base(config).with(session))
      sessions.push(client)
      return client
    },
    async pass(ms) {
      for (let left = ms; left > 0; left -= 100) {
        clock.advance(Math.min(100, left))
        emulator.world.directus.changes.emit({ type: 'credentialsChanged' })
        // What crosses a real wire takes real time, and the clocks of this test wait for it.
        do await new Promise((resolve) => setTimeout(resolve, 4))
        while (underWay > 0)
        // A server may also leave a message without an answer.
        for (let waits = 0; unanswered > 0 && waits < 10; waits += 1) {
          await new Promise((resolve) => setTimeout(resolve, 4))
        }
        unanswered = 0
      }
    },
    async close() {
      for (const client of clients) client.disconnect()
      for (const session of sessions) session.dispose()
      // I10: a client that is let go of leaves nothing.
      expect(page.listening()).toBe(0)
      expect(clock.pending()).toBe(0)
      await emulator.close()
    },
  }
}

/** What a promise rejects with; `undefined` where it does not. */
export function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}

/** Remembers what a client tells its listeners. */
export function watch(client: RealtimeClient): {
  readonly events: readonly string[]
  readonly errors: readonly RealtimeError[]
  readonly messages: readonly Readonly<Record<string, unknown>>[]
} {
  const events: string[] = []
  const errors: RealtimeError[] = []
  const messages: Readonly<Record<string, unknown>>[] = []
  client.onWebSocket('open', () => events.push('open'))
  client.onWebSocket('close', () => events.push('close'))
  client.onWebSocket('error', (error) => errors.push(error))
  client.onWebSocket('message', (message) => messages.push(message))
  return { events, errors, messages }
}
