import { keepPreviousData, QueryClient, useQueryClient } from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { isAuthError } from '../errors.ts'
import { tomas } from '../react/testing/person.ts'
import { createScene, type Scene } from './testing/scene.tsx'
import { settled } from './testing/settled.ts'
import { useAuthQuery } from './useAuthQuery.ts'

afterEach(cleanup)

function usePosts({ ask }: Scene) {
  return useAuthQuery({ queryKey: ['posts'], queryFn: () => ask('/posts') })
}

test("a query brings the person's data, and its key says whose they are, without the id", async () => {
  const scene = createScene()
  const client = new QueryClient()
  const { result } = renderHook(() => usePosts(scene), { wrapper: scene.wrapperOf(client) })
  expect(result.current.isPending).toBe(true)
  await waitFor(() => expect(result.current.data).toBe('secret of Ada'))
  const [query] = client.getQueryCache().getAll()
  expect(query?.queryKey).toEqual([
    'gatehouse',
    { backend: 'https://api.example.com', project: null, person: expect.any(String) },
    'posts',
  ])
  expect(query?.queryHash).not.toContain('ada')
})

test('the query function sees the key as it was written, and reading no signal claims none', async () => {
  const scene = createScene()
  const seen = vi.fn()
  const { unmount } = renderHook(
    () =>
      useAuthQuery({
        queryKey: ['post', 7],
        async queryFn({ queryKey, ...rest }) {
          seen(queryKey, rest.signal.aborted)
          return scene.ask('/posts/7')
        },
      }),
    { wrapper: scene.wrapperOf() },
  )
  await waitFor(() => expect(seen).toHaveBeenCalledWith(['post', 7], false))
  unmount()
})

test('a query that reads no signal outlives its component, as without us', async () => {
  const scene = createScene()
  const client = new QueryClient()
  const release = scene.holdAnswers()
  const { unmount } = renderHook(() => usePosts(scene), { wrapper: scene.wrapperOf(client) })
  await waitFor(() => expect(scene.asked()).toHaveLength(1))
  unmount()
  release()
  await waitFor(() => expect(client.getQueryCache().getAll()[0]?.state.data).toBe('secret of Ada'))
})

test('while nobody is signed in a query is pending and asks nobody; it starts when somebody is', async () => {
  const scene = createScene('nobody')
  const { result } = renderHook(() => usePosts(scene), { wrapper: scene.wrapperOf() })
  await settled()
  expect(result.current).toMatchObject({ status: 'pending', fetchStatus: 'idle', error: null })
  expect(scene.asked()).toEqual([])
  act(() => scene.signIn(tomas))
  await waitFor(() => expect(result.current.data).toBe('secret of Tomás'))
})

test("the app's own `enabled` still holds", async () => {
  const scene = createScene()
  const { result } = renderHook(
    () => useAuthQuery({ queryKey: ['a'], queryFn: () => scene.ask('/a'), enabled: false }),
    { wrapper: scene.wrapperOf() },
  )
  await settled()
  expect(result.current.fetchStatus).toBe('idle')
  expect(scene.asked()).toEqual([])
})

test("another person is never shown the former's data, as a placeholder neither (I5)", async () => {
  const scene = createScene()
  const seen: (string | undefined)[] = []
  const { result } = renderHook(
    () => {
      const query = useAuthQuery({
        queryKey: ['posts'],
        queryFn: () => scene.ask('/posts'),
        placeholderData: keepPreviousData,
      })
      seen.push(query.data)
      return query
    },
    { wrapper: scene.wrapperOf() },
  )
  await waitFor(() => expect(result.current.data).toBe('secret of Ada'))
  seen.length = 0
  act(() => scene.signIn(tomas))
  await waitFor(() => expect(result.current.data).toBe('secret of Tomás'))
  expect(new Set(seen)).toEqual(new Set([undefined, 'secret of Tomás']))
})

test("the same person's former data do stand in", async () => {
  const scene = createScene()
  const { result, rerender } = renderHook(
    ({ page }) =>
      useAuthQuery({
        queryKey: ['posts', page],
        queryFn: async () => `${page}: ${await scene.ask('/posts')}`,
        placeholderData: keepPreviousData,
      }),
    { wrapper: scene.wrapperOf(), initialProps: { page: 1 } },
  )
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  rerender({ page: 2 })
  expect(result.current).toMatchObject({ data: '1: secret of Ada', isPlaceholderData: true })
})

test('in StrictMode a query asks once', async () => {
  const scene = createScene()
  const Wrapper = scene.wrapperOf()
  const { result } = renderHook(() => usePosts(scene), {
    wrapper: ({ children }) => (
      <StrictMode>
        <Wrapper>{children}</Wrapper>
      </StrictMode>
    ),
  })
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  expect(scene.asked()).toEqual(['/posts 200'])
})

test('the provider makes a client where none is given, and hands it to TanStack Query', async () => {
  const scene = createScene()
  const { result } = renderHook(() => [usePosts(scene), useQueryClient()] as const, {
    wrapper: scene.wrapperOf(),
  })
  await waitFor(() => expect(result.current[0].isSuccess).toBe(true))
  expect(result.current[1].getQueryCache().getAll()).toHaveLength(1)
})

test('outside of its provider a hook says what to do', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  let thrown: unknown
  try {
    renderHook(() => useAuthQuery({ queryKey: ['a'], queryFn: () => 1 }))
  } catch (error) {
    thrown = error
  }
  expect(isAuthError(thrown, 'config-invalid')).toBe(true)
  expect(String(thrown)).toContain('<AuthQueryProvider backend="…">')
})
