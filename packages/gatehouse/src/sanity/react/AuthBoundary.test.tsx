import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { type ReactElement, useEffect, useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AccessAnswer } from '../comlink/messages.ts'
import { manualClock } from '../comlink/testing/manualClock.ts'
import type { SanityInstance } from '../instance.ts'
import { SanityApp, type SanityAppProps } from './SanityApp.tsx'
import { ARCHIVE, createScene, JOURNAL, type Scene, TOMAS } from './testing/scene.ts'
import { useClient } from './useClient.ts'
import { useCurrentUser } from './useCurrentUser.ts'
import { useLogOut } from './useLogOut.ts'
import { useSanityInstance } from './useSanityInstance.ts'

afterEach(cleanup)

// React itself reports what boundaries catch.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

interface DocumentsProps {
  readonly projectId?: string
  readonly seen?: (instance: SanityInstance) => void
}

/** Counts the documents of a project, and throws what its client throws. */
function Documents({ projectId = JOURNAL, seen }: DocumentsProps): ReactElement {
  seen?.(useSanityInstance())
  const client = useClient({ apiVersion: '2024-11-12', projectId, dataset: 'production' })
  const logOut = useLogOut()
  const user = useCurrentUser()
  const [result, setResult] = useState<{ readonly count?: number; readonly error?: unknown }>({})
  useEffect(() => {
    client.fetch<number>('count(*)').then(
      (count) => setResult({ count }),
      (error: unknown) => setResult({ error }),
    )
  }, [client])
  if (result.error) throw result.error
  return (
    <>
      <p>{result.count === undefined ? 'Counting' : `${user?.name}: ${result.count} documents`}</p>
      <button type="button" onClick={() => void logOut()}>
        Sign out
      </button>
    </>
  )
}

function show(scene: Scene, props: Partial<SanityAppProps> = {}) {
  const { config, environment } = scene
  return render(
    <SanityApp config={config} environment={environment} fallback={<p>Loading</p>} {...props}>
      {props.children ?? <Documents />}
    </SanityApp>,
  )
}

test('a sign-out says why, and nobody is signed in again before the person wants it', async () => {
  const scene = createScene()
  show(scene)
  await screen.findByText(/^Ada Okafor: \d+ documents$/)
  fireEvent.click(screen.getByRole('button', { name: 'Sign out' }))
  await screen.findByRole('heading', { name: 'You are signed out' })
  expect(scene.asked().at(-1)).toBe('POST /auth/logout')
  expect(scene.minted()).toBe(0)
  scene.switchPerson(TOMAS)
  fireEvent.click(screen.getByRole('button', { name: 'Sign in again' }))
  await screen.findByText(/^Tomás Lindqvist: \d+ documents$/)
  expect(scene.minted()).toBe(1)
})

test('a token that is revoked in the middle of use is replaced, and the person sees nothing of it', async () => {
  const scene = createScene()
  const instances: SanityInstance[] = []
  const { container } = show(scene, {
    children: <Documents seen={(instance) => instances.push(instance)} />,
  })
  await screen.findByText(/documents$/)
  const html = container.innerHTML
  const changed = vi.fn()
  const observer = new MutationObserver(changed)
  observer.observe(container, { childList: true, subtree: true, characterData: true })
  for (const token of scene.emulator.world.tokens.values()) token.status = 'revoked'
  const client = instances[0]?.clientStore.getClient({ apiVersion: '2024-11-12' })
  expect(await act(() => client?.fetch('count(*)'))).toBeGreaterThan(0)
  expect(scene.minted()).toBe(1)
  expect(container.innerHTML).toBe(html)
  expect(changed).not.toHaveBeenCalled()
  observer.disconnect()
})

test('somebody who is no member of a project can ask for access, and hears what became of it', async () => {
  let answer = (_: AccessAnswer) => {}
  const onAccessRequest = vi.fn(() => new Promise<AccessAnswer>((resolve) => (answer = resolve)))
  const scene = createScene({ person: TOMAS, onAccessRequest })
  show(scene, { children: <Documents projectId={ARCHIVE} /> })
  await screen.findByRole('heading', { name: 'You are not a member of this project' })
  expect(screen.getByRole('alert').textContent).toContain(ARCHIVE)

  fireEvent.click(screen.getByRole('button', { name: 'Request access' }))
  await screen.findByText('Your request is on its way…')
  fireEvent.click(screen.getByRole('button', { name: 'Request access' }))
  await waitFor(() => expect(onAccessRequest).toHaveBeenCalledTimes(1))
  answer({ success: false, message: 'Nobody is there to decide.' })
  await screen.findByText('Nobody is there to decide.')

  fireEvent.click(screen.getByRole('button', { name: 'Request access again' }))
  await waitFor(() => expect(onAccessRequest).toHaveBeenCalledTimes(2))
  answer({ success: true })
  await screen.findByText(/Your request was sent/)
  expect(onAccessRequest).toHaveBeenLastCalledWith({
    resourceType: 'project',
    resourceId: ARCHIVE,
  })

  letIn(scene, TOMAS)
  fireEvent.click(screen.getByRole('button', { name: 'Look again' }))
  await screen.findByText(/^Tomás Lindqvist: \d+ documents$/)
})

/** A member of the archive lets somebody in. */
function letIn({ emulator }: Scene, person: string): void {
  const projects = emulator.world.projects.map((project) => {
    const members = [...project.members, { person, role: 'viewer' }]
    return project.id === ARCHIVE ? { ...project, members } : project
  })
  Object.assign(emulator.world, { projects })
}

test('a credential that the API refuses for good is shown here, not by the app', async () => {
  const scene = createScene()
  const refusal = { kind: 'status', status: 401, match: { path: '/data/*' } } as const
  scene.emulator.faults.add(refusal)
  show(scene)
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('credential-refused')
  expect(scene.asked().filter((request) => request.includes('/data/query'))).toHaveLength(2)
  scene.emulator.faults.clear()
  fireEvent.click(screen.getByRole('button'))
  await screen.findByText(/documents$/)
})

test('an app whose project is another organization than the one shown says so', async () => {
  const scene = createScene({ organizationId: 'oFjordlin', person: TOMAS })
  show(scene)
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/k3v9x2ab belongs to another organization/)
  expect(screen.queryByRole('button')).toBeNull()
})

test('an app may do without that check', async () => {
  const scene = createScene({ organizationId: 'oFjordlin', person: TOMAS })
  show(scene, { verifyOrganization: false })
  await screen.findByText(/documents$/)
  expect(scene.asked().filter((request) => request.startsWith('GET /projects'))).toEqual([])
})

test('all projects of a list of configurations are checked', async () => {
  const scene = createScene({ person: TOMAS })
  show(scene, { config: [scene.config, { ...scene.config, projectId: 'h5t8y3ul' }] })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/h5t8y3ul belongs to another organization/)
})

test('a dashboard that does not answer is told, with a way to try again', async () => {
  const clock = manualClock()
  const scene = createScene({ href: 'http://app.localhost:3333/', clock })
  scene.host.dispose()
  show(scene)
  await act(async () => {})
  await act(async () => clock.advance(12_000))
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('parent-timeout')
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(screen.getByText('Loading')).toBeTruthy()
})

test('a dashboard that has no token to give is told, with a way to try again (B3)', async () => {
  const scene = createScene({ href: 'http://app.localhost:3333/' })
  scene.refuseTokens()
  show(scene)
  expect((await screen.findByRole('alert')).textContent).toContain('parent-refused')
  scene.switchPerson(TOMAS)
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByText(/^Tomás Lindqvist: \d+ documents$/)
})

test('a dashboard that says goodbye hides nothing of the running app (B4)', async () => {
  const scene = createScene()
  const { container } = show(scene)
  await screen.findByText(/documents$/)
  const html = container.innerHTML
  await act(async () => scene.host.dispose())
  expect(container.innerHTML).toBe(html)
})

test("an app that was opened on its own goes to its API's sign-in page, and nowhere else (B6)", async () => {
  const scene = createScene({ href: 'http://app.localhost:3333/desk', embedded: false })
  show(scene)
  await waitFor(() => expect(scene.left).toHaveLength(1))
  const url = new URL(scene.left[0] ?? '')
  expect(url.origin + url.pathname).toBe('http://www.localhost/login')
  expect(url.searchParams.get('origin')).toContain('http://app.localhost:3333/desk')
  expect(screen.getByText('Loading')).toBeTruthy()
})

test('after a sign-out an app on its own stays, until the person wants to sign in (B6)', async () => {
  const scene = createScene({ href: 'http://app.localhost:3333/desk', embedded: false })
  scene.environment.storage.set('__sanity_auth_token', JSON.stringify({ token: scene.token.value }))
  show(scene)
  await screen.findByText(/^Ada Okafor: \d+ documents$/)
  fireEvent.click(screen.getByRole('button', { name: 'Sign out' }))
  await screen.findByRole('heading', { name: 'You are signed out' })
  await act(async () => {})
  expect(scene.left).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Sign in again' }))
  await waitFor(() => expect(scene.left).toHaveLength(1))
})

test('a page that must not embed the app is named, and gets no way in', async () => {
  const scene = createScene()
  const { auth } = scene.config
  const dashboardOrigins = ['https://dashboard.example']
  show(scene, { config: { ...scene.config, auth: { ...auth, dashboardOrigins } } })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('http://dashboard.localhost:3000')
  expect(alert.textContent).toContain('parent-not-allowed')
  expect(screen.queryByRole('button')).toBeNull()
  expect(scene.hrefs.at(-1)).not.toContain('token')
})
