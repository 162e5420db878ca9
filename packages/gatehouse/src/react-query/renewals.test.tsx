import { QueryClient } from '@tanstack/react-query'
import { act, cleanup, render, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { AuthError } from '../errors.ts'
import { ada, type Person } from '../react/testing/person.ts'
import { createScene, type Scene } from './testing/scene.tsx'
import { settled } from './testing/settled.ts'
import { useAuthQuery } from './useAuthQuery.ts'
import { useCurrentUserQuery } from './useCurrentUserQuery.ts'

afterEach(cleanup)

function usePosts({ ask }: Scene) {
  return useAuthQuery({ queryKey: ['posts'], queryFn: () => ask('/posts') })
}

interface ReaderProps {
  readonly scene: Scene
  readonly seen: (value: string | undefined) => void
}

/** One of many components that work with the person's data. */
function Reader({ scene, seen }: ReaderProps): null {
  seen(usePosts(scene).data)
  seen(useCurrentUserQuery<Person>().data?.name)
  return null
}

test('a token that runs out is cured below: the query sees no error, and is not asked again', async () => {
  const scene = createScene()
  scene.expireTokens()
  const statuses: string[] = []
  const { result } = renderHook(
    () => {
      const query = usePosts(scene)
      statuses.push(query.status)
      return query
    },
    { wrapper: scene.wrapperOf() },
  )
  await waitFor(() => expect(result.current.data).toBe('secret of Ada'))
  expect(scene.asked()).toEqual(['/posts 401', '/posts 200'])
  expect(result.current.failureCount).toBe(0)
  expect(statuses).not.toContain('error')
})

test('a 401 that a renewal does not cure is shown, and not tried again', async () => {
  const scene = createScene()
  scene.refuseAll()
  const { result } = renderHook(() => usePosts(scene), { wrapper: scene.wrapperOf() })
  await waitFor(() => expect(result.current.isError).toBe(true))
  expect(result.current.error).toMatchObject({ status: 401 })
  expect(scene.asked()).toEqual(['/posts 401', '/posts 401'])
  expect(result.current.failureCount).toBe(1)
})

test("the client's own `retry` is kept for what may pass", async () => {
  const scene = createScene()
  const client = new QueryClient({ defaultOptions: { queries: { retry: 1, retryDelay: 0 } } })
  const queryFn = vi.fn(() => Promise.reject(new Error('a flake')))
  const { result } = renderHook(() => useAuthQuery({ queryKey: ['a'], queryFn }), {
    wrapper: scene.wrapperOf(client),
  })
  await waitFor(() => expect(result.current.isError).toBe(true))
  expect(queryFn).toHaveBeenCalledTimes(2)
})

test('an error of the app is the app’s to see, as it was thrown', async () => {
  const scene = createScene()
  const error = new AuthError('config-invalid', 'A mistake.')
  const queryFn = vi.fn(() => Promise.reject(error))
  const { result } = renderHook(() => useAuthQuery({ queryKey: ['a'], queryFn }), {
    wrapper: scene.wrapperOf(),
  })
  await waitFor(() => expect(result.current.error).toBe(error))
  expect(queryFn).toHaveBeenCalledTimes(1)
})

test('a renewal renders 0 of 200 components and asks nothing again', async () => {
  const scene = createScene()
  const seen = vi.fn()
  const readers = Array.from({ length: 200 }, (_, index) => (
    <Reader key={String(index)} scene={scene} seen={seen} />
  ))
  render(readers, { wrapper: scene.wrapperOf() })
  await waitFor(() => expect(seen).toHaveBeenCalledWith('secret of Ada'))
  await settled()
  const calls = seen.mock.calls.length
  const former = scene.store.getState()
  await act(() => scene.store.refresh())
  await act(settled)
  expect(scene.store.getState()).not.toEqual(former)
  expect(seen.mock.calls).toHaveLength(calls)
  expect(scene.asked()).toEqual(['/posts 200'])
})

test('while a sign-in is under way queries wait for it', async () => {
  const scene = createScene('searching')
  const { result } = renderHook(() => usePosts(scene), { wrapper: scene.wrapperOf() })
  expect(result.current.status).toBe('pending')
  await waitFor(() => expect(result.current.data).toBe('secret of Ada'))
  expect(scene.asked()).toEqual(['/posts 200'])
})

test('while a renewal runs queries wait for it, all for the same one, before they ask', async () => {
  const scene = createScene()
  const release = scene.holdCredentials()
  const renewal = scene.store.refresh()
  const queryFn = vi.fn(() => scene.ask('/posts'))
  const { result } = renderHook(
    () => [1, 2, 3].map((page) => useAuthQuery({ queryKey: ['posts', page], queryFn })),
    { wrapper: scene.wrapperOf() },
  )
  await settled()
  expect(queryFn).not.toHaveBeenCalled()
  expect(result.current.map(({ status }) => status)).toEqual(['pending', 'pending', 'pending'])
  release()
  await renewal
  await waitFor(() => expect(result.current.every(({ isSuccess }) => isSuccess)).toBe(true))
  expect(scene.asked()).toEqual(['/posts 200', '/posts 200', '/posts 200'])
})

test("the client's own query function is guarded too", async () => {
  const scene = createScene()
  const queryFn = vi.fn(() => scene.ask('/default'))
  const client = new QueryClient({ defaultOptions: { queries: { queryFn } } })
  const release = scene.holdCredentials()
  const renewal = scene.store.refresh()
  const { result } = renderHook(() => useAuthQuery({ queryKey: ['a'] }), {
    wrapper: scene.wrapperOf(client),
  })
  await settled()
  expect(queryFn).not.toHaveBeenCalled()
  release()
  await renewal
  await waitFor(() => expect(result.current.data).toBe('secret of Ada'))
})

test("a session that begins anew for the same person costs a query no error: `session-changed` isn't shown", async () => {
  const scene = createScene()
  const release = scene.holdCredentials()
  const renewal = scene.store.refresh().catch(() => undefined)
  const { result } = renderHook(() => usePosts(scene), { wrapper: scene.wrapperOf() })
  await settled()
  act(() => scene.signIn(ada))
  release()
  await renewal
  await waitFor(() => expect(result.current.data).toBe('secret of Ada'))
  expect(result.current.failureCount).toBe(0)
})
