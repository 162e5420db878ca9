import {
  MutationObserver,
  onlineManager,
  QueryClient,
  QueryObserver,
  useQuery,
} from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ada, tomas } from '../react/testing/person.ts'
import { authQueryKey } from './authQueryKey.ts'
import { authQueryOptions } from './authQueryOptions.ts'
import { type AuthQueryScope, authQueryScope } from './authQueryScope.ts'
import { bindQueryClient } from './bindQueryClient.ts'
import { BACKEND, createScene, type Scene } from './testing/scene.tsx'
import { settled } from './testing/settled.ts'

afterEach(cleanup)

let client: QueryClient
let scene: Scene
let unbind: () => void

beforeEach(() => {
  client = new QueryClient()
  scene = createScene()
  unbind = bindQueryClient(client, scene.store, { backend: BACKEND })
  return () => unbind()
})

function scopeNow(): AuthQueryScope {
  return authQueryScope(client, scene.store, { backend: BACKEND })
}

/** All that the cache holds, as text. */
function held(): string {
  const queries = client.getQueryCache().getAll()
  const mutations = client.getMutationCache().getAll()
  return JSON.stringify([
    ...queries.map(({ queryKey, state, options }) => [queryKey, state, options]),
    ...mutations.map(({ state, options }) => [state, options]),
  ])
}

function secretsOfAda(): Promise<unknown> {
  const options = authQueryOptions(scopeNow(), {
    queryKey: ['posts'],
    queryFn: () => scene.ask('/posts'),
  })
  return Promise.all([
    client.fetchQuery(options),
    client.fetchQuery({ queryKey: ['plain'], queryFn: () => scene.ask('/plain') }),
    new MutationObserver(client, { mutationFn: () => scene.ask('/save') }).mutate(),
  ])
}

test.each([
  ['somebody else signs in', () => scene.signIn(tomas)],
  ['the person signs out', () => scene.store.logout()],
  ['the app takes its credential back', () => scene.store.setCredential(null)],
])('0 bytes of the former person are left when %s (I5, S15)', async (_, leave) => {
  await secretsOfAda()
  expect(held().match(/secret of Ada/g)).toHaveLength(3)
  await leave()
  expect(client.getQueryCache().getAll()).toEqual([])
  expect(client.getMutationCache().getAll()).toEqual([])
})

test('a renewal, and the same person once more, change nothing', async () => {
  await secretsOfAda()
  const before = held()
  await scene.store.refresh()
  scene.signIn(ada)
  expect(held()).toBe(before)
})

test('an answer on its way, to a query that ignores its signal, is dropped', async () => {
  const release = scene.holdAnswers()
  // By a way of the app's own, which knows nothing of sessions.
  const late = gateOf('secret of Ada')
  const options = authQueryOptions(scopeNow(), { queryKey: ['a'], queryFn: late.wait })
  const fetches = [
    client.fetchQuery(options),
    client.fetchQuery({ queryKey: ['plain'], queryFn: late.wait }),
    client.fetchQuery({ queryKey: ['ours'], queryFn: () => scene.ask('/posts') }),
  ]
  const outcomes = Promise.allSettled(fetches)
  await vi.waitFor(() => expect(scene.asked()).toHaveLength(1))
  scene.signIn(tomas)
  late.open()
  release()
  expect((await outcomes).map(({ status }) => status)).toEqual(Array(3).fill('rejected'))
  await settled()
  expect(held()).not.toContain('Ada')
})

test('a query that nobody cancelled drops its answer by itself, when its person is gone', async () => {
  unbind()
  const late = gateOf('secret of Ada')
  const options = authQueryOptions(scopeNow(), { queryKey: ['a'], queryFn: late.wait })
  const outcome = client.fetchQuery(options).catch((error: unknown) => error)
  await settled()
  scene.signIn(tomas)
  late.open()
  expect(await outcome).toMatchObject({ code: 'session-changed' })
  expect(held()).not.toContain('secret of Ada')
})

test('what a late mutation would write into the cache is not written', async () => {
  const late = gateOf('secret of Ada')
  const key = authQueryKey(scopeNow(), ['posts'])
  const onSuccess = vi.fn((data: string) => client.setQueryData(['plain'], data))
  const saved = new MutationObserver(client, { mutationFn: late.wait, onSuccess }).mutate()
  scene.signIn(tomas)
  late.open()
  await saved
  expect(onSuccess).not.toHaveBeenCalled()
  client.setQueryData(key, 'secret of Ada')
  expect(client.getQueryCache().getAll()).toEqual([])
})

test('a mutation that waits for the network is not sent for the next person', async () => {
  onlineManager.setOnline(false)
  const mutationFn = vi.fn(() => scene.ask('/save'))
  void new MutationObserver(client, { mutationFn }).mutate()
  await settled()
  scene.signIn(tomas)
  onlineManager.setOnline(true)
  await client.resumePausedMutations()
  expect(mutationFn).not.toHaveBeenCalled()
})

test('somebody who still looks at a removed query sees nothing of it', async () => {
  await secretsOfAda()
  const observer = new QueryObserver(client, { queryKey: ['plain'], enabled: false })
  const stop = observer.subscribe(() => {})
  expect(observer.getCurrentResult().data).toBe('secret of Ada')
  scene.signIn(tomas)
  expect(observer.getCurrentResult().data).toBeUndefined()
  stop()
})

test("a component with a query of the app's own asks anew for the next person", async () => {
  const queryFn = () => scene.ask('/plain')
  const { result } = renderHook(() => useQuery({ queryKey: ['plain'], queryFn }), {
    wrapper: scene.wrapperOf(client),
  })
  await waitFor(() => expect(result.current.data).toBe('secret of Ada'))
  await act(() => {
    scene.signIn(tomas)
    return settled()
  })
  expect(result.current.data).not.toBe('secret of Ada')
  await waitFor(() => expect(result.current.data).toBe('secret of Tomás'))
})

test("another backend's entries are its own binding's", async () => {
  const other = createScene()
  const scope = authQueryScope(client, other.store, { backend: 'https://other.example.com' })
  const stop = bindQueryClient(client, other.store, scope)
  const options = authQueryOptions(scope, { queryKey: ['a'], queryFn: () => other.ask('/a') })
  await client.fetchQuery(options)
  await scene.store.logout()
  expect(client.getQueryData(options.queryKey)).toBe('secret of Ada')
  await other.store.logout()
  expect(client.getQueryCache().getAll()).toEqual([])
  stop()
})

test('somebody who gets known was there all the time', async () => {
  const stranger = createScene('stranger')
  const stop = bindQueryClient(client, stranger.store, { backend: 'b' })
  await client.fetchQuery({ queryKey: ['plain'], queryFn: () => stranger.ask('/plain') })
  stranger.signIn(ada)
  expect(client.getQueryData(['plain'])).toBe('secret of Ada')
  stop()
})

test('two clients never mix, and a client that is not bound any more is left alone (S14)', async () => {
  const other = new QueryClient()
  other.setQueryData(['plain'], 'public')
  await secretsOfAda()
  unbind()
  await scene.store.logout()
  expect(held()).toContain('secret of Ada')
  expect(other.getQueryData(['plain'])).toBe('public')
})

test('while nobody is signed in a loader is told so', async () => {
  await scene.store.logout()
  const options = authQueryOptions(scopeNow(), { queryKey: ['a'], queryFn: () => 1 })
  await expect(client.fetchQuery(options)).rejects.toMatchObject({ code: 'signed-out' })
})

interface Late {
  readonly wait: () => Promise<string>
  readonly open: () => void
}

/** An answer that comes when it is let. */
function gateOf(answer: string): Late {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { wait: () => opened.then(() => answer), open: () => open() }
}
