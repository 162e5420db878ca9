import { QueryClient } from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactElement, ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { createSanityInstance } from '../sanity/instance.ts'
import { SanityInstanceProvider } from '../sanity/react/SanityInstanceProvider.tsx'
import { createScene, TOMAS } from '../sanity/react/testing/scene.ts'
import { useClient } from '../sanity/react/useClient.ts'
import { AuthQueryProvider } from './AuthQueryProvider.tsx'
import { useAuthQuery } from './useAuthQuery.ts'
import { useCurrentUserQuery } from './useCurrentUserQuery.ts'

afterEach(cleanup)

/** Who asks, as the platform says it. */
interface Me {
  readonly id: string
  readonly name: string
}

/** An app in a dashboard's frame, over the emulator, with a query that asks who asks. */
async function openApp() {
  const scene = createScene()
  const instance = createSanityInstance(scene.config, { environment: scene.environment })
  await waitFor(() => expect(instance.authStore.getState().type).toBe('logged-in'))
  const queryClient = new QueryClient()
  const wrapper = ({ children }: { readonly children?: ReactNode }): ReactElement => (
    <SanityInstanceProvider instance={instance}>
      <AuthQueryProvider client={queryClient} backend="http://api.localhost" project="k3v9x2ab">
        {children}
      </AuthQueryProvider>
    </SanityInstanceProvider>
  )
  const view = renderHook(
    () => {
      const client = useClient({ apiVersion: '2025-02-19', scope: 'global' })
      const me = useAuthQuery({
        queryKey: ['me'],
        queryFn: ({ signal }) => client.request<Me>({ url: '/users/me', signal }),
        staleTime: Number.POSITIVE_INFINITY,
      })
      return { me, user: useCurrentUserQuery() }
    },
    { wrapper },
  )
  await waitFor(() => expect(view.result.current.me.data?.name).toBe('Ada Okafor'))
  return { scene, instance, queryClient, ...view }
}

test('in a dashboard a token that is gone is cured below: the query sees no error, and asks once', async () => {
  const { scene, result } = await openApp()
  const former = scene.emulator.requests.list().length
  const { world } = scene.emulator
  for (const token of world.tokens.values()) token.expiresAt = world.clock.now()
  await act(() => result.current.me.refetch())
  expect(result.current.me).toMatchObject({ status: 'success', failureCount: 0, error: null })
  expect(result.current.me.errorUpdateCount).toBe(0)
  expect(scene.minted()).toBe(1)
  const mine = scene.emulator.requests.list().slice(former)
  expect(mine.map(({ status }) => status)).toContain(401)
})

test('in a dashboard another person finds nothing of the former one', async () => {
  const { scene, instance, queryClient, result } = await openApp()
  expect(
    JSON.stringify(
      queryClient
        .getQueryCache()
        .getAll()
        .map(({ state }) => state),
    ),
  ).toContain('Okafor')
  const { value } = scene.emulator.signIn(TOMAS)
  const user = { id: TOMAS, name: 'Tomás Lindqvist', email: '', role: '', roles: [] }
  act(() => instance.authStore.setCredential({ token: value }, user))
  expect(result.current.me.data).toBeUndefined()
  await waitFor(() => expect(result.current.me.data?.name).toBe('Tomás Lindqvist'))
  expect(result.current.user.data).toEqual(user)
  const held = queryClient.getQueryCache().getAll()
  expect(JSON.stringify(held.map(({ queryKey, state }) => [queryKey, state]))).not.toMatch(
    /Okafor|gAdaOkafor1|gTomasLind2"?\]/,
  )
})
