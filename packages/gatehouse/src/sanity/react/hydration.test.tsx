import { act, cleanup, render, renderHook, screen, waitFor } from '@testing-library/react'
import type { ReactElement, ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { serverEnvironment } from '../../ports/serverEnvironment.ts'
import { createSanityInstance, type SanityInstance } from '../instance.ts'
import { ResourceProvider } from './ResourceProvider.tsx'
import { SanityInstanceProvider } from './SanityInstanceProvider.tsx'
import { ADA, createScene, JOURNAL, NORTHLIGHT, TOMAS } from './testing/scene.ts'
import { useAuthState } from './useAuthState.ts'
import { useAuthToken } from './useAuthToken.ts'
import { useClient } from './useClient.ts'
import { useCurrentUser } from './useCurrentUser.ts'
import { useDashboardOrganizationId } from './useDashboardOrganizationId.ts'
import { useFrameConnection } from './useFrameConnection.ts'
import { useHandleAuthCallback } from './useHandleAuthCallback.ts'
import { useLoginUrl } from './useLoginUrl.ts'
import { useLogOut } from './useLogOut.ts'
import { useResource } from './useResource.ts'
import { useVerifyOrgProjects } from './useVerifyOrgProjects.ts'
import { useWindowConnection } from './useWindowConnection.ts'

afterEach(cleanup)

/** Uses all there is. */
function Everything(): ReactElement {
  useWindowConnection({ name: 'app/a', connectTo: 'dashboard/a' })
  useFrameConnection({ name: 'a', connectTo: 'b', targetOrigin: 'https://app.example' })
  useHandleAuthCallback()
  useLogOut()
  const told = {
    type: useAuthState((state) => state.type),
    token: useAuthToken(),
    name: useCurrentUser()?.name,
    project: useClient({ apiVersion: '2024-11-12' }).config().projectId,
    resource: useResource(),
    organization: useDashboardOrganizationId() === NORTHLIGHT,
    mismatch: useVerifyOrgProjects(false, [JOURNAL]),
  }
  return (
    <>
      <pre>{JSON.stringify(told)}</pre>
      <a href={useLoginUrl()}>Sign in</a>
    </>
  )
}

function page(instance: SanityInstance): ReactElement {
  return (
    <SanityInstanceProvider instance={instance}>
      <ResourceProvider dataset="test" fallback="Loading">
        <Everything />
      </ResourceProvider>
    </SanityInstanceProvider>
  )
}

test("a page of the server's comes to life without a mismatch, whichever hooks are used (SSR4)", async () => {
  const scene = createScene({ href: 'http://app.localhost:3333/desk#part', embedded: false })
  const onServer = createSanityInstance(scene.config, {
    environment: serverEnvironment({ log: scene.log }),
    start: 'on-subscribe',
  })
  const error = vi.spyOn(console, 'error')
  const container = document.createElement('div')
  document.body.append(container)
  container.innerHTML = renderToString(page(onServer))
  expect(container.querySelector('a')?.href).toBe(
    'http://www.localhost/login?type=stampedToken&withSid=true',
  )
  const { environment } = scene
  environment.storage.set('__sanity_auth_token', JSON.stringify({ token: scene.token.value }))
  const inBrowser = createSanityInstance(scene.config, { environment, start: 'on-subscribe' })
  render(page(inBrowser), { container, hydrate: true })
  await waitFor(() => expect(container.textContent).toContain('Ada Okafor'))
  expect(container.querySelector('a')?.href).toContain(encodeURIComponent('3333/desk'))
  expect(error).not.toHaveBeenCalled()
})

test('the function that takes a callback never changes, and says when there is nothing to take', async () => {
  const scene = createScene()
  const instance = createSanityInstance(scene.config, { environment: scene.environment })
  const seen = new Set<ReturnType<typeof useHandleAuthCallback>>()
  const { rerender, result } = renderHook(() => seen.add(useHandleAuthCallback()), {
    wrapper: wrapperOf(instance),
  })
  rerender()
  expect(result.current.size).toBe(1)
  const [handle] = seen
  expect(await handle?.('http://app.localhost:3333/')).toBe(false)
})

function wrapperOf(
  instance: SanityInstance,
): (props: { readonly children?: ReactNode }) => ReactElement {
  return ({ children }) => (
    <SanityInstanceProvider instance={instance}>{children}</SanityInstanceProvider>
  )
}

function Name(): ReactElement {
  return <p>I am {useCurrentUser()?.name}</p>
}

test("two instances in one page never see each other's session, nor does one that comes later (S14, W25)", async () => {
  const scene = createScene()
  const instances = [ADA, TOMAS].map((person) => {
    const auth = { ...scene.config.auth, token: scene.emulator.signIn(person).value }
    const { fetch, log } = scene.environment
    const environment = serverEnvironment({ fetch, log })
    return createSanityInstance({ ...scene.config, auth }, { environment })
  })
  const [ofAda, ofTomas] = instances as [SanityInstance, SanityInstance]
  const two = (
    <>
      {instances.map((instance) => (
        <SanityInstanceProvider key={instance.config.auth?.token} instance={instance}>
          <Name />
        </SanityInstanceProvider>
      ))}
    </>
  )
  const { container } = render(two)
  await waitFor(() => expect(container.textContent).toBe('I am Ada OkaforI am Tomás Lindqvist'))
  act(() => ofAda.dispose())
  expect(ofTomas.authStore.getState().type).toBe('logged-in')
  const environment = serverEnvironment({ fetch: scene.environment.fetch, log: scene.log })
  const next = createSanityInstance(scene.config, { environment })
  cleanup()
  render(<Name />, { wrapper: wrapperOf(next) })
  await waitFor(() => expect(next.authStore.getState().type).toBe('logged-out'))
  expect(screen.getByText('I am')).toBeTruthy()
  expect(ofTomas.authStore.getState()).toMatchObject({ currentUser: { id: TOMAS } })
})
