import { act, cleanup, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, expect, test } from 'vitest'
import type { TokenSource } from '../config.ts'
import { SanityApp, type SanityAppProps } from './SanityApp.tsx'
import { SDKStudioContext, type StudioWorkspaceHandle } from './SdkStudioContext.ts'
import { ADA, createScene, JOURNAL, type Scene } from './testing/scene.ts'
import { useClient } from './useClient.ts'
import { useCurrentUser } from './useCurrentUser.ts'
import { useSanityInstance } from './useSanityInstance.ts'

afterEach(cleanup)

/** A studio's session, which a test signs in and out. */
interface FakeStudio {
  readonly scene: Scene
  readonly workspace: StudioWorkspaceHandle
  readonly tell: (token: string | null) => void
}

function studioOf(first: 'signed-in' | 'signed-out'): FakeStudio {
  const scene = createScene({ href: 'http://app.localhost:3333/desk', embedded: false })
  const listeners = new Set<(token: string | null) => void>()
  let last = first === 'signed-in' ? scene.token.value : null
  const token: TokenSource = {
    subscribe({ next }) {
      listeners.add(next)
      next(last)
      return { unsubscribe: () => void listeners.delete(next) }
    },
  }
  return {
    scene,
    workspace: { projectId: JOURNAL, dataset: 'production', auth: { token } },
    tell(next) {
      last = next
      for (const listener of [...listeners]) listener(next)
    },
  }
}

/** The API's host is the test's own: a workspace says nothing of it. */
function studioConfigOf({ scene, workspace }: FakeStudio): SanityAppProps['config'] {
  const { projectId, dataset, auth } = workspace
  return { ...scene.config, projectId, dataset, studio: { auth } }
}

function Tool(): ReactElement {
  const { config, authMode } = useSanityInstance()
  const { dataset } = useClient({ apiVersion: '2024-11-12' }).config()
  return (
    <p>
      {useCurrentUser()?.name} in {authMode} {config.projectId} {dataset}
    </p>
  )
}

function OwnScreen(): ReactElement {
  return <p>Own screen</p>
}

function Studio({ studio, ...props }: { readonly studio: FakeStudio } & Partial<SanityAppProps>) {
  return (
    <main>
      <nav>The studio's own</nav>
      <SanityApp environment={studio.scene.environment} fallback={<p>Loading</p>} {...props}>
        <Tool />
      </SanityApp>
    </main>
  )
}

test('without a configuration, an app in a studio takes what the studio says of its workspace', async () => {
  const studio = studioOf('signed-out')
  render(
    <SDKStudioContext.Provider value={studio.workspace}>
      <Studio studio={studio} LoginComponent={Tool} />
    </SDKStudioContext.Provider>,
  )
  await screen.findByText(`in studio ${JOURNAL} production`)
})

test("an app's own configuration goes before the studio's", async () => {
  const studio = studioOf('signed-in')
  const config = { ...(studioConfigOf(studio) as object), dataset: 'other' }
  render(
    <SDKStudioContext.Provider value={studio.workspace}>
      <Studio studio={studio} config={config} />
    </SDKStudioContext.Provider>,
  )
  await screen.findByText(`Ada Okafor in studio ${JOURNAL} other`)
})

test('with neither, the developer gets a sentence', async () => {
  const studio = studioOf('signed-in')
  render(<Studio studio={studio} />)
  expect((await screen.findByRole('alert')).textContent).toContain('config-invalid')
})

test("a studio's sign-out takes one line of the tool's place, and nothing else; its sign-in brings the tool back", async () => {
  const studio = studioOf('signed-in')
  const { container } = render(<Studio studio={studio} config={studioConfigOf(studio)} />)
  await screen.findByText(`Ada Okafor in studio ${JOURNAL} production`)
  act(() => studio.tell(null))
  await screen.findByText(/signed out of the studio/)
  expect(container.querySelector('nav')?.textContent).toBe("The studio's own")
  expect(container.querySelectorAll('button, a, h1')).toHaveLength(0)
  expect(studio.scene.left).toEqual([])
  act(() => studio.tell(studio.scene.emulator.signIn(ADA).value))
  await screen.findByText(/^Ada Okafor in studio/)
})

test("a tool with a screen of its own shows that, and nobody's page is left (B6)", async () => {
  const studio = studioOf('signed-out')
  render(<Studio studio={studio} config={studioConfigOf(studio)} LoginComponent={OwnScreen} />)
  await screen.findByText('Own screen')
  expect(studio.scene.left).toEqual([])
})

test('a workspace that is a new object each time keeps its instance', async () => {
  const studio = studioOf('signed-out')
  const app = () => (
    <SDKStudioContext.Provider value={{ ...studio.workspace }}>
      <Studio studio={studio} />
    </SDKStudioContext.Provider>
  )
  const { rerender } = render(app())
  await screen.findByText(/signed out of the studio/)
  rerender(app())
  expect(screen.queryByText('Loading')).toBeNull()
})
