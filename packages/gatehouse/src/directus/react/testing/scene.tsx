import { localhostFetch, type RunningEmulator, startEmulator } from '@gatehouse/emulator'
import { render } from '@testing-library/react'
import { type ReactElement, StrictMode } from 'react'
import { afterEach } from 'vitest'
import { WebSocket } from 'ws'
import type { Environment } from '../../../ports/environment.ts'
import { serverEnvironment } from '../../../ports/serverEnvironment.ts'
import { silentLog } from '../../../ports/silentLog.ts'
import { authentication } from '../../authentication/authentication.ts'
import { createDirectus } from '../../createDirectus.ts'
import { realtime } from '../../realtime/realtime.ts'
import type { WebSocketClient } from '../../realtime/webSocketClient.ts'
import { rest } from '../../rest.ts'
import type { AnySchema, DirectusAppClient } from '../appClient.ts'
import { DirectusApp } from '../DirectusApp.tsx'
import type { OwnClientProps } from '../directusAppProps.ts'

/** Where the page of a scene is. */
export const PAGE = 'http://localhost:4704/tasks?view=all'

export const NOOR = { email: 'editor@example.com', password: 'editor-pass-1' }
export const KOFI = { email: 'tfa@example.com', password: 'tfa-pass-1' }
export const KOFI_SECRET = 'JBSWY3DPEHPK3PXP'

/** A page in front of an emulated Directus, over real HTTP. */
export interface Scene {
  readonly emulator: RunningEmulator
  readonly url: string
  readonly environment: Environment
  /** Where the page was left for, oldest first. */
  readonly left: readonly string[]
  /** What was asked, as `POST /auth/login`, oldest first. */
  readonly asked: () => readonly string[]
  /** From now on answers to a path wait, until the returned function is called. */
  readonly hold: (path: string) => () => void
  /** A client with everything, whose socket is a real one. */
  readonly liveClient: () => DirectusAppClient<AnySchema> & WebSocketClient<AnySchema>
}

const ends = new Set<() => Promise<void> | void>()

afterEach(async () => {
  for (const end of [...ends].reverse()) await end()
  ends.clear()
})

/** Sets the scene; it is struck after the test. */
export async function createScene(): Promise<Scene> {
  const emulator = await startEmulator({ port: 0, directusPort: 0 })
  ends.add(() => emulator.close())
  const url = emulator.directusUrl
  const left: string[] = []
  const barriers = new Map<string, Promise<void>>()

  async function fetch(
    ...request: Parameters<typeof localhostFetch>
  ): ReturnType<typeof localhostFetch> {
    const response = await localhostFetch(...request)
    await barriers.get(new URL(new Request(...request).url).pathname)
    return response
  }

  const environment = serverEnvironment({
    fetch,
    log: silentLog(),
    page: {
      href: () => PAGE,
      replaceHref() {},
      assign: (href) => left.push(href),
      isOnline: () => true,
      subscribe: () => () => {},
    },
  })
  return {
    emulator,
    url,
    environment,
    left,
    asked: () =>
      emulator.requests
        .list()
        .filter(({ host }) => host === 'directus.localhost')
        .map(({ method, path }) => `${method} ${path}`),
    hold(path) {
      let release = () => {}
      barriers.set(
        path,
        new Promise((resolve) => {
          release = resolve
        }),
      )
      return () => {
        barriers.delete(path)
        release()
      }
    },
    liveClient() {
      const client = createDirectus(url, { globals: { fetch, WebSocket } })
        .with(authentication('json', { environment }))
        .with(rest())
        .with(realtime())
      ends.add(() => {
        client.disconnect()
        client.dispose()
      })
      return client
    },
  }
}

/** An app in the scene, as an app is in development: mounted twice. */
export function show(
  { url, environment }: Scene,
  children: ReactElement,
  props: Partial<OwnClientProps> = {},
): ReturnType<typeof render> {
  return render(
    <StrictMode>
      <DirectusApp
        url={url}
        mode="json"
        environment={environment}
        fallback={<p>Loading</p>}
        {...props}
      >
        {children}
      </DirectusApp>
    </StrictMode>,
  )
}
