// @vitest-environment node
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createEmulator, type Emulator, emulatorFetch } from '@gatehouse/emulator'
import type { SanityClient } from '@sanity/client'
import { type ReactElement, Suspense } from 'react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Environment } from '../../ports/environment.ts'
import { serverEnvironment } from '../../ports/serverEnvironment.ts'
import { memoryLog } from '../comlink/testing/memoryLog.ts'
import { createSanityInstance, type SanityInstance } from '../instance.ts'
import { SanityApp } from './SanityApp.tsx'
import { SanityInstanceProvider } from './SanityInstanceProvider.tsx'
import { ADA, JOURNAL, TOMAS } from './testing/scene.ts'
import { useAuthState } from './useAuthState.ts'
import { useAuthToken } from './useAuthToken.ts'
import { useClient } from './useClient.ts'

let emulator: Emulator
beforeEach(() => {
  emulator = createEmulator()
})
afterEach(() => emulator.close())

/** What one request of a person to the server comes with. */
interface Visit {
  readonly instance: SanityInstance
  readonly environment: Environment
  readonly token: string
  /** What the page waits for, by client: an answer is kept for the render after it. */
  readonly answers: Map<SanityClient, string | Promise<void>>
}

function visit(person: string): Visit {
  const { value: token } = emulator.signIn(person, { kind: 'stamped' })
  const environment = serverEnvironment({ fetch: emulatorFetch(emulator), log: memoryLog() })
  const auth = { apiHost: 'http://api.localhost', token }
  const instance = createSanityInstance({ projectId: JOURNAL, auth }, { environment })
  return { instance, environment, token, answers: new Map() }
}

/** Asks the API who it is, and says so once it knows. */
function Me({ answers }: Pick<Visit, 'answers'>): ReactElement {
  const client = useClient({ apiVersion: '2024-11-12', scope: 'global' })
  const answer = answers.get(client)
  if (answer === undefined) {
    const asking = client
      .request<{ name: string }>({ url: '/users/me' })
      .then(({ name }) => void answers.set(client, name))
    answers.set(client, asking)
    throw asking
  }
  if (typeof answer !== 'string') throw answer
  return (
    <p>
      {answer} {useAuthToken()} {useAuthState((state) => state.type)}
    </p>
  )
}

function page({ instance, answers }: Visit): ReactElement {
  return (
    <SanityInstanceProvider instance={instance}>
      <Suspense fallback="Loading">
        <Me answers={answers} />
      </Suspense>
    </SanityInstanceProvider>
  )
}

async function stream(element: ReactElement): Promise<string> {
  const out = new PassThrough()
  const { pipe } = renderToPipeableStream(element, { onAllReady: () => pipe(out) })
  return text(out)
}

test("two persons' pages that are rendered at once hold each their own session (S14, SSR3, W25)", async () => {
  const visits = [visit(ADA), visit(TOMAS), visit(ADA)]
  const pages = await Promise.all(visits.map((one) => stream(page(one))))
  const names = pages.map((html) => html.match(/Ada Okafor|Tomás Lindqvist/g))
  expect(names).toEqual([['Ada Okafor'], ['Tomás Lindqvist'], ['Ada Okafor']])
  // The client that asked carried it; a page holds what a browser starts from, which is no token.
  expect(visits.filter(({ token }) => pages.join().includes(token))).toEqual([])
  for (const { instance } of visits) instance.dispose()
})

test("a request after somebody's is nobody's (SSR3, W25)", async () => {
  const ada = visit(ADA)
  await stream(page(ada))
  const environment = serverEnvironment({ fetch: emulatorFetch(emulator), log: memoryLog() })
  const next = createSanityInstance({ projectId: JOURNAL }, { environment, start: 'on-subscribe' })
  const state = next.authStore.getState()
  expect(JSON.stringify(state)).not.toContain(ada.token)
  expect(state.type).toBe('logging-in')
  ada.instance.dispose()
  next.dispose()
})

test('a stamped token on a server needs no document (SSR2)', async () => {
  expect('document' in globalThis).toBe(false)
  const { instance, environment } = visit(ADA)
  await vi.waitFor(() => {
    const state = instance.authStore.getState()
    expect(state.type === 'logged-in' && state.currentUser?.name).toBe('Ada Okafor')
  })
  expect((environment.log as ReturnType<typeof memoryLog>).entries).not.toContainEqual(
    expect.objectContaining({ level: 'error' }),
  )
  instance.dispose()
})

test('an app on a server is its fallback: it makes no instance, and asks for nothing (SSR3)', async () => {
  const { environment, instance } = visit(ADA)
  await vi.waitFor(() => expect(instance.authStore.getState().type).toBe('logged-in'))
  const fetch = vi.fn()
  const page = { ...environment.page, href: vi.fn(() => '') }
  const app = (
    <SanityApp
      config={instance.config}
      environment={{ ...environment, fetch, page }}
      fallback="Loading"
    >
      never
    </SanityApp>
  )
  for (const html of [renderToString(app), await stream(app)]) {
    expect(html).toContain('Loading')
    expect(html).not.toContain('never')
  }
  expect([fetch, page.href].flatMap(({ mock }) => mock.calls)).toEqual([])
  instance.dispose()
})
