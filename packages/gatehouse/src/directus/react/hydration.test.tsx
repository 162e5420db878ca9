import { act, cleanup, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { DirectusApp } from './DirectusApp.tsx'
import { createScene, NOOR, type Scene } from './testing/scene.tsx'
import { useCurrentUser } from './useCurrentUser.ts'

afterEach(cleanup)

function Me(): ReactElement {
  return <p>{useCurrentUser()?.email}</p>
}

/** Renders as a server does, and takes that over as a browser does. */
async function hydrate(app: ReactElement): Promise<readonly unknown[]> {
  const complain = vi.fn()
  vi.spyOn(console, 'error').mockImplementation(complain)
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = renderToString(app)
  await act(async () => {
    render(app, { container, hydrate: true, onRecoverableError: complain })
  })
  return complain.mock.calls
}

function ownApp({ url, environment }: Scene): ReactElement {
  return (
    <DirectusApp url={url} mode="json" environment={environment} fallback="Loading">
      <Me />
    </DirectusApp>
  )
}

test("a browser takes the server's page over without a complaint", async () => {
  const scene = await createScene()
  expect(await hydrate(ownApp(scene))).toEqual([])
  await screen.findByRole('heading', { name: 'Sign in' })
})

test('so it does where somebody is signed in by then', async () => {
  const scene = await createScene()
  const client = scene.liveClient()
  await client.login(NOOR)
  const app = (
    <DirectusApp client={client} environment={scene.environment} fallback="Loading">
      <Me />
    </DirectusApp>
  )
  expect(await hydrate(app)).toEqual([])
  await screen.findByText('editor@example.com')
})
