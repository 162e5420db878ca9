import type { SanityClient } from '@sanity/client'
import { act, cleanup, render, renderHook, waitFor } from '@testing-library/react'
import type { ReactElement, ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { isAuthError } from '../../errors.ts'
import { isTokenCredential } from '../../machine/credential.ts'
import { createSanityInstance, type SanityInstance } from '../instance.ts'
import { SanityInstanceProvider } from './SanityInstanceProvider.tsx'
import { createScene, NORTHLIGHT, type Scene, TOMAS } from './testing/scene.ts'
import { useAuthState } from './useAuthState.ts'
import { useAuthToken } from './useAuthToken.ts'
import { useClient } from './useClient.ts'
import { useCurrentUser } from './useCurrentUser.ts'
import { useDashboardOrganizationId } from './useDashboardOrganizationId.ts'
import { useLogOut } from './useLogOut.ts'
import { useSanityInstance } from './useSanityInstance.ts'

afterEach(cleanup)

interface SignedIn {
  readonly scene: Scene
  readonly instance: SanityInstance
  readonly wrapper: (props: { readonly children?: ReactNode }) => ReactElement
}

/** A signed-in instance, and what hands it to hooks. */
async function signedIn(): Promise<SignedIn> {
  const scene = createScene()
  const instance = createSanityInstance(scene.config, { environment: scene.environment })
  await waitFor(() => expect(instance.authStore.getState().type).toBe('logged-in'))
  return {
    scene,
    instance,
    wrapper: ({ children }) => (
      <SanityInstanceProvider instance={instance}>{children}</SanityInstanceProvider>
    ),
  }
}

interface ReaderProps {
  readonly seen: (client: SanityClient, name: string | undefined) => void
}

/** One of many components that work with documents. */
function Reader({ seen }: ReaderProps): null {
  const client = useClient({ apiVersion: '2024-11-12', perspective: ['drafts'] })
  seen(client, useCurrentUser()?.name)
  return null
}

test('a renewal renders 0 of 1,000 components on useClient and useCurrentUser (§5d, I7)', async () => {
  const { instance, wrapper } = await signedIn()
  const seen = vi.fn<ReaderProps['seen']>()
  const readers = Array.from({ length: 1_000 }, (_, index) => (
    <Reader key={String(index)} seen={seen} />
  ))
  render(readers, { wrapper })
  expect(seen).toHaveBeenCalledTimes(1_000)
  const former = instance.authStore.getState()
  const credential = await act(() => instance.authStore.refresh())
  expect(instance.authStore.getState()).not.toEqual(former)
  expect(isTokenCredential(credential)).toBe(true)
  expect(seen).toHaveBeenCalledTimes(1_000)
  expect(new Set(seen.mock.calls.map(([client]) => client)).size).toBe(1)
})

test('the one client sends the new token after a renewal', async () => {
  const { scene, instance, wrapper } = await signedIn()
  const { result } = renderHook(() => useClient({ apiVersion: '2024-11-12' }), { wrapper })
  await result.current.fetch('count(*)')
  await act(() => instance.authStore.refresh())
  await result.current.fetch('count(*)')
  const sent = scene.emulator.requests
    .list()
    .filter(({ path, method }) => method === 'GET' && path.includes('/data/query'))
    .map(({ credential, status }) => [credential, status])
  expect(sent).toHaveLength(2)
  expect(new Set(sent.map(([credential]) => credential)).size).toBe(2)
  expect(sent.map(([, status]) => status)).toEqual([200, 200])
})

test('inline options are one client and one subscription, whatever renders (§5d)', async () => {
  const { instance, wrapper } = await signedIn()
  const subscribe = vi.spyOn(instance.clientStore, 'subscribe')
  const { result, rerender } = renderHook(
    ({ useCdn }) => useClient({ apiVersion: '2024-11-12', useCdn }),
    { wrapper, initialProps: { useCdn: false } },
  )
  const first = result.current
  rerender({ useCdn: false })
  expect(result.current).toBe(first)
  rerender({ useCdn: true })
  expect(result.current).not.toBe(first)
  expect(result.current.config().useCdn).toBe(true)
  expect(subscribe).toHaveBeenCalledTimes(1)
})

test('another person gets another client, in one render', async () => {
  const { scene, instance, wrapper } = await signedIn()
  const seen = vi.fn<ReaderProps['seen']>()
  render(<Reader seen={seen} />, { wrapper })
  const user = { id: TOMAS, name: 'Tomás Lindqvist', email: '', role: '', roles: [] }
  const { value } = scene.emulator.signIn(TOMAS)
  act(() => instance.authStore.setCredential({ token: value }, user))
  expect(seen.mock.calls.map(([, name]) => name)).toEqual(['Ada Okafor', 'Tomás Lindqvist'])
  const [ofAda, ofTomas] = seen.mock.calls.map(([client]) => client) as [SanityClient, SanityClient]
  expect(ofTomas).not.toBe(ofAda)
  await expect(ofAda.fetch('count(*)')).rejects.toSatisfy((error) =>
    isAuthError(error, 'session-changed'),
  )
  expect(await ofTomas.fetch('count(*)')).toBeGreaterThan(0)
})

test('a global client asks the API host, a project client the project', async () => {
  const { scene, wrapper } = await signedIn()
  const { result } = renderHook(
    () => ({
      global: useClient({ apiVersion: '2024-11-12', scope: 'global' }),
      project: useClient({ apiVersion: '2024-11-12' }),
    }),
    { wrapper },
  )
  await result.current.global.request({ url: '/projects' })
  await result.current.project.fetch('count(*)')
  const hosts = scene.emulator.requests.list().map(({ host }) => host)
  expect(hosts.slice(-4)).toContain('api.localhost')
  expect(hosts.at(-1)).toBe('k3v9x2ab.api.localhost')
})

test('an option that does not exist is named', async () => {
  const { wrapper } = await signedIn()
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const options = { apiVersion: '2024-11-12', projectID: 'x' }
  expect(() => renderHook(() => useClient(options), { wrapper })).toThrow(/projectID/)
})

test('the hooks tell what the instance knows, typed for its users', async () => {
  const { instance, wrapper } = await signedIn()
  const { result } = renderHook(
    () => ({
      instance: useSanityInstance(),
      organization: useDashboardOrganizationId(),
      token: useAuthToken(),
      email: useAuthState((state) =>
        state.type === 'logged-in' ? state.currentUser?.email : undefined,
      ),
      state: useAuthState(),
      logOut: useLogOut(),
    }),
    { wrapper },
  )
  expect(result.current).toMatchObject({
    instance,
    organization: NORTHLIGHT,
    email: 'ada.okafor@northlight.example',
    state: instance.authStore.getState(),
    logOut: instance.authStore.logout,
  })
  expect(result.current.token).toMatch(/^sk/)
})

test('outside of the app a hook says what to do', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const outside = () => renderHook(() => useClient({ apiVersion: '2024-11-12' }))
  expect(outside).toThrow(/Put the component inside of <SanityApp>/)
})

test('on a server a client is there for the code that holds one', async () => {
  const { instance, wrapper } = await signedIn()
  const seen = vi.fn<ReaderProps['seen']>()
  renderToString(wrapper({ children: <Reader seen={seen} /> }))
  expect(seen).toHaveBeenCalledExactlyOnceWith(
    instance.clientStore.getClient({ apiVersion: '2024-11-12', perspective: ['drafts'] }),
    undefined,
  )
})
