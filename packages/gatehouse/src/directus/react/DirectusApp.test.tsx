import { act, cleanup, render, renderHook, screen, waitFor } from '@testing-library/react'
import { Profiler, type ReactElement, StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { useAuthToken } from '../../react/useAuthToken.ts'
import { DirectusApp } from './DirectusApp.tsx'
import { useItems } from './items/useItems.ts'
import { useLogin } from './login/useLogin.ts'
import { useAuthProviders } from './providers/useAuthProviders.ts'
import { createScene, NOOR, show } from './testing/scene.tsx'
import { useAuthState } from './useAuthState.ts'
import { useCurrentUser } from './useCurrentUser.ts'
import { useDirectus } from './useDirectus.ts'

afterEach(cleanup)

function Me(): ReactElement {
  const client = useDirectus()
  clients.add(client)
  return (
    <p>
      {useCurrentUser()?.email} {useAuthState((state) => state.type)}
    </p>
  )
}

const clients = new Set<ReturnType<typeof useDirectus>>()
afterEach(() => clients.clear())

test('an app has one client, however often React mounts and renders it (F31)', async () => {
  const scene = await createScene()
  const app = (
    <StrictMode>
      <DirectusApp {...scene} mode="json" fallback={<p>Loading</p>} LoginComponent={Me}>
        never
      </DirectusApp>
    </StrictMode>
  )
  const { rerender } = render(app)
  await screen.findByText('logged-out')
  rerender(app)
  rerender(app)
  await screen.findByText('logged-out')
  expect(clients.size).toBe(1)
})

test("another address is another app: nothing of the former one's session is left", async () => {
  const scene = await createScene()
  const client = scene.liveClient()
  await client.login(NOOR)
  const { rerender } = render(
    <DirectusApp client={client} environment={scene.environment} fallback="Loading">
      <Me />
    </DirectusApp>,
  )
  await screen.findByText('editor@example.com logged-in')
  rerender(
    <DirectusApp url={scene.url} mode="json" environment={scene.environment} fallback="Loading">
      <Me />
    </DirectusApp>,
  )
  await screen.findByRole('heading', { name: 'Sign in' })
  expect(clients).toEqual(new Set([client]))
})

test('another mode is another client, and the former one is let go of (I10)', async () => {
  const scene = await createScene()
  const app = (mode: 'json' | 'session') => (
    <DirectusApp {...scene} mode={mode} fallback={<p>Loading</p>} LoginComponent={Me}>
      never
    </DirectusApp>
  )
  const { rerender } = render(app('json'))
  await screen.findByText('logged-out')
  rerender(app('session'))
  await waitFor(() => expect(clients.size).toBe(2))
  const [former, present] = clients
  await expect(former?.authStore.refresh()).rejects.toMatchObject({ code: 'disposed' })
  await screen.findByText('logged-out')
  expect(present?.authStore.getState().type).toBe('logged-out')
})

test('two apps on one page have each their own person', async () => {
  const scene = await createScene()
  const [noors, nobodys] = [scene.liveClient(), scene.liveClient()]
  await noors.login(NOOR)
  const { environment } = scene
  render(
    <>
      <DirectusApp client={noors} environment={environment} fallback="Loading">
        <Me />
      </DirectusApp>
      <DirectusApp client={nobodys} environment={environment} fallback="Loading">
        <Me />
      </DirectusApp>
    </>,
  )
  await screen.findByText('editor@example.com logged-in')
  await screen.findByRole('heading', { name: 'Sign in' })
  expect(clients).toEqual(new Set([noors]))
})

test('a client that the app has made outlives the tree', async () => {
  const scene = await createScene()
  const client = scene.liveClient()
  await client.login(NOOR)
  const { unmount } = render(
    <DirectusApp client={client} environment={scene.environment} fallback="Loading">
      <Me />
    </DirectusApp>,
  )
  await screen.findByText('editor@example.com logged-in')
  unmount()
  await act(() => new Promise((resolve) => setTimeout(resolve, 5)))
  expect(await client.getToken()).toEqual(expect.any(String))
})

test('an app that is unmounted for good lets go of its client (I10)', async () => {
  const scene = await createScene()
  const { unmount } = show(scene, <p>Home</p>, { LoginComponent: Me })
  await screen.findByText('logged-out')
  unmount()
  const [client] = clients
  await waitFor(() =>
    expect(client?.authStore.refresh()).rejects.toMatchObject({ code: 'disposed' }),
  )
})

test('a server renders the fallback, and asks for nothing (S14)', async () => {
  const scene = await createScene()
  const fetch = vi.fn()
  const environment = { ...scene.environment, fetch }
  const html = renderToString(
    <DirectusApp url={scene.url} environment={environment} fallback="Loading">
      never
    </DirectusApp>,
  )
  expect(html).toContain('Loading')
  expect(html).not.toContain('never')
  expect(fetch).not.toHaveBeenCalled()
})

test('an address that is none is told, and asks for nothing', async () => {
  const scene = await createScene()
  show(scene, <Me />, { url: 'directus.example.com' })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('not set up correctly')
  expect(alert.textContent).toContain('config-invalid')
  expect(scene.asked()).toEqual([])
})

const hooks: readonly (readonly [string, () => unknown])[] = [
  ['useDirectus', () => useDirectus()],
  ['useLogin', () => useLogin()],
  ['useAuthProviders', () => useAuthProviders()],
  ['useItems', () => useItems('tasks')],
  ['useAuthState', () => useAuthState()],
  ['useAuthToken', () => useAuthToken()],
  ['useCurrentUser', () => useCurrentUser()],
]

test.each(hooks)('%s says where it belongs', (_, useIt) => {
  vi.spyOn(console, 'error').mockReturnValue(undefined)
  expect(() => renderHook(useIt)).toThrow(
    expect.objectContaining({ code: 'config-invalid', message: expect.stringContaining('<') }),
  )
})

/** What was rendered, by its name. */
const rendered: string[] = []

function count(id: string): void {
  rendered.push(id)
}

function LastRenewal(): ReactElement {
  const at = useAuthState((state) => state.type === 'logged-in' && state.lastTokenRefresh)
  return <p>Renewed at {at}</p>
}

test('a renewal renders nothing but what looks at it', async () => {
  const scene = await createScene()
  const client = scene.liveClient()
  await client.login(NOOR)
  render(
    <DirectusApp client={client} environment={scene.environment} fallback="Loading">
      <Profiler id="person" onRender={count}>
        <Me />
      </Profiler>
      <Profiler id="renewal" onRender={count}>
        <LastRenewal />
      </Profiler>
    </DirectusApp>,
  )
  await screen.findByText('editor@example.com logged-in')
  rendered.length = 0
  await act(() => client.refresh())
  expect(rendered).toEqual(['renewal'])
})
