import { cleanup, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, test } from 'vitest'
import { SanityApp } from './SanityApp.tsx'
import { SDKProvider } from './SdkProvider.tsx'
import { ARCHIVE, createScene, JOURNAL, TOMAS } from './testing/scene.ts'
import { useClient } from './useClient.ts'
import { useResource } from './useResource.ts'

afterEach(cleanup)

function Place(): ReactElement {
  const { projectId, dataset } = useClient({ apiVersion: '2024-11-12' }).config()
  return (
    <p>
      {JSON.stringify(useResource())} {projectId}.{dataset}
    </p>
  )
}

const journal = { projectId: JOURNAL, dataset: 'production' }
const test2 = { projectId: JOURNAL, dataset: 'test' }

test('the resource called default is where hooks and clients have their documents', async () => {
  const { config, environment } = createScene()
  render(
    <SDKProvider
      config={config}
      environment={environment}
      resources={{ default: test2, assets: { mediaLibraryId: 'mlAbc' } }}
      inferMediaLibraryAndCanvas
      fallback="Loading"
    >
      <Place />
    </SDKProvider>,
  )
  await screen.findByText(`${JSON.stringify(test2)} ${JOURNAL}.test`)
})

test('the configuration may name it, and without one it is the first configuration', async () => {
  const { config, environment } = createScene()
  const shown = { environment, fallback: 'Loading' }
  const { rerender } = render(
    <SDKProvider {...shown} config={{ ...config, resources: { default: test2 } }}>
      <Place />
    </SDKProvider>,
  )
  await screen.findByText(`${JSON.stringify(test2)} ${JOURNAL}.test`)
  rerender(
    <SDKProvider {...shown} config={[config, { ...config, projectId: ARCHIVE }]}>
      <Place />
    </SDKProvider>,
  )
  await screen.findByText(`${JSON.stringify(journal)} ${JOURNAL}.production`)
})

test("the projects of resources have to be the dashboard's organization's, too", async () => {
  const { config, environment } = createScene({ person: TOMAS })
  const resources = { other: { projectId: 'h5t8y3ul', dataset: 'production' } }
  render(
    <SDKProvider config={config} environment={environment} resources={resources} fallback="Loading">
      <Place />
    </SDKProvider>,
  )
  await screen.findByText(/h5t8y3ul belongs to another organization/)
})

test("the vendor's older name for the configuration is understood, and goes behind the newer", async () => {
  const { config, environment } = createScene()
  const shown = { environment, fallback: 'Loading' }
  const { rerender } = render(
    <SanityApp {...shown} sanityConfigs={[config]}>
      <Place />
    </SanityApp>,
  )
  await screen.findByText(`${JSON.stringify(journal)} ${JOURNAL}.production`)
  rerender(
    <SanityApp {...shown} config={{ ...config, dataset: 'test' }} sanityConfigs={[config]}>
      <Place />
    </SanityApp>,
  )
  await screen.findByText(`${JSON.stringify(test2)} ${JOURNAL}.test`)
})
