import type { SanityClient } from '@sanity/client'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { Component, type ReactElement, type ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { memoryStorage } from '../../ports/memoryStorage.ts'
import { createSanityInstance, type SanityInstance } from '../instance.ts'
import type { DocumentResource } from '../resources.ts'
import { ResourceProvider, type ResourceProviderProps } from './ResourceProvider.tsx'
import { SanityInstanceProvider } from './SanityInstanceProvider.tsx'
import { createScene, JOURNAL } from './testing/scene.ts'
import { useAuthState } from './useAuthState.ts'
import { useClient } from './useClient.ts'
import { useResource } from './useResource.ts'
import { useSanityInstance } from './useSanityInstance.ts'

afterEach(cleanup)

interface Seen {
  readonly instance: SanityInstance
  readonly resource: DocumentResource | undefined
  readonly client: SanityClient
}

/** Shows the test what there is in its place. */
function Probe({ seen }: { readonly seen: (what: Seen) => void }): ReactElement {
  const instance = useSanityInstance()
  const client = useClient({ apiVersion: '2024-11-12' })
  seen({ instance, client, resource: useResource() })
  return <p>{useAuthState((state) => state.type)}</p>
}

function probe(): {
  readonly element: ReactElement
  readonly last: () => Seen
  readonly all: Seen[]
} {
  const all: Seen[] = []
  return {
    element: <Probe seen={(what) => all.push(what)} />,
    all,
    last: () => all.at(-1) as Seen,
  }
}

/** The place of a client, without the rest of its configuration. */
function placeOf({ client }: Seen): object {
  const { projectId, dataset, resource, perspective } = client.config()
  return { projectId, dataset, resource, perspective }
}

const shown: Pick<ResourceProviderProps, 'fallback'> = { fallback: <p>Loading</p> }

test('it makes one instance of its own, shows its children whoever is signed in, and lets go of it (I10)', async () => {
  const { config, environment, wire } = createScene()
  const { element, last, all } = probe()
  const app = (
    <ResourceProvider {...config} {...shown} environment={environment}>
      {element}
    </ResourceProvider>
  )
  const { unmount, rerender } = render(app)
  expect(screen.getByText('logging-in')).toBeTruthy()
  await screen.findByText('logged-in')
  rerender(app)
  expect(new Set(all.map(({ instance }) => instance)).size).toBe(1)
  expect(last().resource).toEqual({ projectId: JOURNAL, dataset: 'production' })
  unmount()
  await waitFor(() => expect(last().instance.isDisposed()).toBe(true))
  // The dashboard's own end is left.
  expect(wire.listening()).toBe(1)
})

test('another configuration is another instance, and the former one is disposed of', async () => {
  const { config, environment } = createScene()
  const { element, all } = probe()
  const app = (dataset: string) => (
    <ResourceProvider {...config} dataset={dataset} {...shown} environment={environment}>
      {element}
    </ResourceProvider>
  )
  const { rerender } = render(app('production'))
  rerender(app('test'))
  const [former, ...more] = new Set(all.map(({ instance }) => instance))
  expect(former?.isDisposed()).toBe(true)
  expect(more.map((one) => [one.config.dataset, one.isDisposed()])).toEqual([['test', false]])
})

test('within a provider it shares the instance, and says where the documents are', async () => {
  const { config, environment } = createScene()
  const [outer, library, other, project] = [probe(), probe(), probe(), probe()]
  render(
    <ResourceProvider {...config} {...shown} environment={environment}>
      {outer.element}
      <ResourceProvider {...config} resource={{ mediaLibraryId: 'mlAbc' }} {...shown}>
        {library.element}
        <ResourceProvider dataset="test" perspective="drafts" {...shown}>
          {other.element}
        </ResourceProvider>
      </ResourceProvider>
      <ResourceProvider projectId="w8f2c6rn" {...shown}>
        {project.element}
      </ResourceProvider>
    </ResourceProvider>,
  )
  await screen.findAllByText('logged-in')
  const probes = [outer, library, other, project]
  expect(new Set(probes.map(({ last }) => last().instance)).size).toBe(1)
  expect(probes.map(({ last }) => last().resource)).toEqual([
    { projectId: JOURNAL, dataset: 'production' },
    { mediaLibraryId: 'mlAbc' },
    { projectId: JOURNAL, dataset: 'test' },
    undefined,
  ])
  expect(probes.map(({ last }) => placeOf(last()))).toMatchObject([
    { projectId: JOURNAL, dataset: 'production' },
    { resource: { type: 'media-library', id: 'mlAbc' } },
    { projectId: JOURNAL, dataset: 'test', perspective: 'drafts' },
    { projectId: 'w8f2c6rn' },
  ])
})

test('what it says keeps its identity through renders (§5d)', async () => {
  const { config, environment } = createScene()
  const { element, all } = probe()
  const app = () => (
    <ResourceProvider {...config} {...shown} environment={environment}>
      <ResourceProvider resource={{ projectId: JOURNAL, dataset: 'test' }} {...shown}>
        {element}
      </ResourceProvider>
    </ResourceProvider>
  )
  const { rerender } = render(app())
  await screen.findByText('logged-in')
  const before = all.length
  rerender(app())
  rerender(app())
  expect(all.length).toBe(before)
  expect(new Set(all.map(({ resource }) => resource)).size).toBe(1)
})

test("a provider with another sign-in has a session of its own; the app's own instance stays", async () => {
  const { config, environment, emulator } = createScene()
  const instance = createSanityInstance(config, { environment })
  const { element, last } = probe()
  const token = emulator.signIn('gTomasLind2').value
  const { unmount } = render(
    <SanityInstanceProvider instance={instance}>
      <ResourceProvider
        auth={{ ...config.auth, token }}
        {...shown}
        environment={{ ...environment, storage: memoryStorage() }}
      >
        {element}
      </ResourceProvider>
    </SanityInstanceProvider>,
  )
  await waitFor(() => expect(last().instance.authMode).toBe('static'))
  unmount()
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
  expect([instance.isDisposed(), last().instance.isDisposed()]).toEqual([false, true])
})

class Catch extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state = { error: undefined }

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error }
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : String(this.state.error)
  }
}

test("a configuration that cannot be used reaches the app's own boundary as a sentence", async () => {
  const { environment } = createScene()
  vi.spyOn(console, 'error').mockImplementation(() => {})
  render(
    <Catch>
      <ResourceProvider projectId={7 as unknown as string} {...shown} environment={environment}>
        never
      </ResourceProvider>
    </Catch>,
  )
  await screen.findByText(/projectId must be of type string/)
})
