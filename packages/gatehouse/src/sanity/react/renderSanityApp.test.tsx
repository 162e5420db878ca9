import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isAuthError } from '../../errors.ts'
import { memoryStorage } from '../../ports/memoryStorage.ts'
import type { SanityConfig } from '../config.ts'
import { ComlinkTokenRefreshProvider } from './ComlinkTokenRefreshProvider.tsx'
import { renderSanityApp } from './renderSanityApp.tsx'
import { createScene } from './testing/scene.ts'
import { useSanityInstance } from './useSanityInstance.ts'

let root: HTMLElement
beforeEach(() => {
  // React asks for it where an app renders by itself.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
  root = document.createElement('div')
  document.body.append(root)
})
afterEach(() => root.remove())

/** Configurations that sign in by themselves, with no page around them. */
function sources(...datasets: readonly string[]): Record<string, SanityConfig> {
  const { config, token } = createScene()
  const auth = { ...config.auth, token: token.value, storageArea: memoryStorage() }
  return Object.fromEntries(datasets.map((dataset) => [dataset, { ...config, dataset, auth }]))
}

const seen = vi.fn()
beforeEach(() => seen.mockClear())

function Dataset() {
  const { config } = useSanityInstance()
  seen(config.dataset)
  return <p>In {config.dataset}</p>
}

test.each([{}, { reactStrictMode: true }])(
  'an app is rendered into an element with the first of its sources, and taken out of it (%o)',
  async (options) => {
    const unmount = renderSanityApp(root, sources('production', 'test'), options, <Dataset />)
    await screen.findByText('In production')
    expect(seen.mock.calls.length > 1).toBe('reactStrictMode' in options)
    unmount()
    await vi.waitFor(() => expect(root.textContent).toBe(''))
  },
)

test('an app that is taken back before it was loaded never comes', async () => {
  renderSanityApp(root, sources('production'), {}, <Dataset />)()
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)))
  expect(root.innerHTML).toBe('')
})

test('without an element the developer gets a sentence', () => {
  expect(() => renderSanityApp(null, {}, {}, null)).toThrow(
    expect.toSatisfy((error) => isAuthError(error, 'config-invalid')),
  )
})

test("the provider of the vendor's that waits for a handshake waits for nothing here (B3, B4)", async () => {
  const app = <ComlinkTokenRefreshProvider>At once</ComlinkTokenRefreshProvider>
  const { renderToString } = await import('react-dom/server')
  expect(renderToString(app)).toBe('At once')
})
