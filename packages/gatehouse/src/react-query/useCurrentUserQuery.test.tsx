import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { type Person, tomas } from '../react/testing/person.ts'
import { createScene } from './testing/scene.tsx'
import { useAuthQuery } from './useAuthQuery.ts'
import { useCurrentUserQuery } from './useCurrentUserQuery.ts'

afterEach(cleanup)

test('the current user is query data that asks nobody: null until somebody is known', async () => {
  const scene = createScene('nobody')
  const { result } = renderHook(() => useCurrentUserQuery<Person>(), {
    wrapper: scene.wrapperOf(),
  })
  expect(result.current).toMatchObject({ data: null, status: 'success' })
  act(() => scene.signIn(tomas))
  expect(result.current.data).toEqual(tomas)
  act(() => scene.signIn({ ...tomas, name: 'Tomás L.' }))
  expect(result.current.data?.name).toBe('Tomás L.')
  await act(() => scene.store.logout())
  expect(result.current.data).toBeNull()
  expect(scene.asked()).toEqual([])
})

test('somebody whom the backend has not named has queries, too', async () => {
  const scene = createScene('stranger')
  const { result } = renderHook(
    () =>
      [
        useAuthQuery({ queryKey: ['posts'], queryFn: () => scene.ask('/posts') }),
        useCurrentUserQuery<Person>(),
      ] as const,
    {
      wrapper: scene.wrapperOf(),
    },
  )
  await waitFor(() => expect(result.current[0].data).toBe('secret of Ada'))
  expect(result.current[1].data).toBeNull()
})
