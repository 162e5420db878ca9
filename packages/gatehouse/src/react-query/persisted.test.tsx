import { onlineManager, QueryClient } from '@tanstack/react-query'
import {
  type PersistedClient,
  type Persister,
  PersistQueryClientProvider,
  persistQueryClientRestore,
  persistQueryClientSubscribe,
} from '@tanstack/react-query-persist-client'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { ada, tomas } from '../react/testing/person.ts'
import { authQueryKey } from './authQueryKey.ts'
import { authQueryOptions } from './authQueryOptions.ts'
import { authQueryScope } from './authQueryScope.ts'
import { bindQueryClient } from './bindQueryClient.ts'
import { BACKEND, createScene, type Scene } from './testing/scene.tsx'
import { settled } from './testing/settled.ts'
import { useAuthQuery } from './useAuthQuery.ts'

afterEach(cleanup)

/** A disk: what is written to it is text. */
function disk(): Persister & { text: string } {
  return {
    text: '',
    persistClient(persisted) {
      this.text = JSON.stringify(persisted)
    },
    restoreClient() {
      return this.text === '' ? undefined : (JSON.parse(this.text) as PersistedClient)
    },
    removeClient() {
      this.text = ''
    },
  }
}

/** The persister's package brings a core of another version, whose type is nominally another. */
type PersistedQueryClient = Parameters<typeof persistQueryClientRestore>[0]['queryClient']

/** One load of the page, with a cache that is persisted. */
function load(scene: Scene, persister: Persister) {
  const queryClient = new QueryClient()
  const unbind = bindQueryClient(queryClient, scene.store, { backend: BACKEND })
  const scope = () => authQueryScope(queryClient, scene.store, { backend: BACKEND })
  const persisted = { queryClient: queryClient as unknown as PersistedQueryClient, persister }
  return {
    queryClient,
    restore: () => persistQueryClientRestore(persisted),
    persist: () => persistQueryClientSubscribe(persisted),
    fetchPosts: () =>
      queryClient.fetchQuery(
        authQueryOptions(scope(), { queryKey: ['posts'], queryFn: () => scene.ask('/posts') }),
      ),
    posts: () => queryClient.getQueryData(authQueryKey(scope(), ['posts'])),
    scope,
    unbind,
  }
}

/** What is on the disk after Ada was here and closed the page. */
async function leftByAda(begin: 'ada' | 'stranger' = 'ada'): Promise<ReturnType<typeof disk>> {
  const persister = disk()
  const page = load(createScene(begin), persister)
  page.persist()
  await page.fetchPosts()
  await settled()
  expect(persister.text).toContain('secret of Ada')
  return persister
}

test('after a switch nothing of the former person is persisted (S15)', async () => {
  const persister = disk()
  const scene = createScene()
  const page = load(scene, persister)
  page.persist()
  await page.fetchPosts()
  expect(persister.text).toContain('secret of Ada')
  const { person } = page.scope()
  scene.signIn(tomas)
  expect(persister.text).not.toContain('secret of Ada')
  expect(persister.text).not.toContain(person)
  await page.fetchPosts()
  expect(persister.text).toContain('secret of Tomás')
  await scene.store.logout()
  expect(persister.text).not.toContain('secret')
})

test('what Ada left is hers again after a reload', async () => {
  const persister = await leftByAda()
  const page = load(createScene(), persister)
  await page.restore()
  expect(page.posts()).toBe('secret of Ada')
})

test('what Ada left is not restored for somebody else, whenever that one is known (S15)', async () => {
  const persister = await leftByAda()
  const known = createScene('nobody')
  known.signIn(tomas)
  const page = load(known, persister)
  await page.restore()
  expect(page.queryClient.getQueryCache().getAll()).toEqual([])

  const late = createScene('searching')
  const release = late.holdCredentials()
  const latePage = load(late, persister)
  await latePage.restore()
  expect(latePage.posts()).toBeUndefined()
  expect(latePage.queryClient.getQueryCache().getAll()).toHaveLength(1)
  late.signIn(tomas)
  expect(latePage.queryClient.getQueryCache().getAll()).toEqual([])
  release()

  const early = load(known, persister)
  early.unbind()
  await early.restore()
  expect(early.queryClient.getQueryCache().getAll()).toHaveLength(1)
  bindQueryClient(early.queryClient, known.store, { backend: BACKEND })
  expect(early.queryClient.getQueryCache().getAll()).toEqual([])
})

test('what Ada left does not stay where nobody is signed in', async () => {
  const persister = await leftByAda()
  const page = load(createScene('nobody'), persister)
  await page.restore()
  expect(page.queryClient.getQueryCache().getAll()).toEqual([])
})

test('what somebody left whom nobody had named is nobody’s', async () => {
  const persister = await leftByAda('stranger')
  const page = load(createScene('stranger'), persister)
  await page.restore()
  expect(page.queryClient.getQueryCache().getAll()).toEqual([])
})

/** A page on which Ada saves something while there is no network, and closes it. */
async function savedOffline(key: 'named' | 'nameless'): Promise<ReturnType<typeof disk>> {
  const persister = disk()
  const page = load(createScene(), persister)
  page.persist()
  onlineManager.setOnline(false)
  const mutationKey = key === 'named' ? authQueryKey(page.scope(), ['save']) : ['save']
  const mutation = page.queryClient
    .getMutationCache()
    .build(page.queryClient, { mutationKey, mutationFn: () => Promise.resolve() })
  void mutation.execute(undefined)
  await settled()
  onlineManager.setOnline(true)
  return persister
}

test.each([
  ['named', ada, 1],
  ['named', tomas, 0],
  ['nameless', ada, 0],
] as const)('of a %s mutation that Ada left, %o takes up %i', async (key, person, count) => {
  const persister = await savedOffline(key)
  const scene = createScene('nobody')
  scene.signIn(person)
  const page = load(scene, persister)
  const mutationFn = vi.fn(() => Promise.resolve())
  page.queryClient.setMutationDefaults(['save'], { mutationFn })
  page.queryClient.setMutationDefaults(authQueryKey(page.scope(), ['save']), { mutationFn })
  await page.restore()
  await page.queryClient.resumePausedMutations()
  expect(mutationFn).toHaveBeenCalledTimes(count)
})

test('a nameless mutation that was restored before there was a binding goes with it', async () => {
  const persister = await savedOffline('nameless')
  const scene = createScene()
  const page = load(scene, persister)
  page.unbind()
  await page.restore()
  expect(page.queryClient.getMutationCache().getAll()).toHaveLength(1)
  bindQueryClient(page.queryClient, scene.store, { backend: BACKEND })
  expect(page.queryClient.getMutationCache().getAll()).toEqual([])
})

function Posts({ scene }: { readonly scene: Scene }): ReactElement {
  const { data } = useAuthQuery({ queryKey: ['posts'], queryFn: () => scene.ask('/posts') })
  return <p>{data ?? 'loading'}</p>
}

test("with TanStack Query's own provider around ours, Tomás sees his own after a reload", async () => {
  const persister = await leftByAda()
  const scene = createScene('nobody')
  const client = new QueryClient()
  const seen: string[] = []
  const Wrapper = scene.wrapperOf(client)
  const { container } = render(
    <PersistQueryClientProvider client={client} persistOptions={{ persister }}>
      <Wrapper>
        <Posts scene={scene} />
      </Wrapper>
    </PersistQueryClientProvider>,
  )
  const watch = new MutationObserver(() => seen.push(container.textContent ?? ''))
  watch.observe(container, { childList: true, characterData: true, subtree: true })
  act(() => scene.signIn(tomas))
  await screen.findByText('secret of Tomás')
  await waitFor(() => expect(persister.text).toContain('secret of Tomás'))
  expect(persister.text).not.toContain('secret of Ada')
  expect(seen.join()).not.toContain('Ada')
})
