import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { Component, type ReactElement, type ReactNode, StrictMode, Suspense, useState } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import type { SanityConfig } from '../config.ts'
import type { SanityInstance } from '../instance.ts'
import { SanityApp, type SanityAppProps } from './SanityApp.tsx'
import { createScene, JOURNAL, type Scene } from './testing/scene.ts'
import { useCurrentUser } from './useCurrentUser.ts'
import { useSanityInstance } from './useSanityInstance.ts'

afterEach(cleanup)

interface NameProps {
  readonly seen?: (instance: SanityInstance) => void
}

/** Says who is signed in, and shows its instance to the test. */
function Name({ seen }: NameProps): ReactElement {
  seen?.(useSanityInstance())
  return <p>I am {useCurrentUser()?.name}</p>
}

function app({ config, environment }: Scene, props: Partial<SanityAppProps> = {}): ReactElement {
  return (
    <SanityApp config={config} environment={environment} fallback={<p>Loading</p>} {...props}>
      {props.children ?? <Name />}
    </SanityApp>
  )
}

/** A moment in which everything that was put off for a macrotask has happened. */
function macrotasks(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20))
}

test('in a dashboard the person is signed in without a click, after one request', async () => {
  const scene = createScene()
  render(app(scene))
  expect(screen.getByText('Loading')).toBeTruthy()
  await screen.findByText('I am Ada Okafor')
  expect(scene.asked().filter((request) => request !== `GET /projects/${JOURNAL}`)).toEqual([
    'GET /users/me',
  ])
  expect(scene.minted()).toBe(0)
})

test('the token is out of the address before a child renders, and never stands in the page (I9)', async () => {
  const scene = createScene()
  const addresses: (string | undefined)[] = []
  render(app(scene, { children: <Name seen={() => addresses.push(scene.hrefs.at(-1))} /> }))
  expect(scene.hrefs.at(-1)).not.toContain('token')
  await screen.findByText('I am Ada Okafor')
  expect(addresses.join()).not.toContain('token')
  const { value } = scene.token
  expect(document.documentElement.outerHTML).not.toContain(value)
  expect(JSON.stringify(scene.log.entries)).not.toContain(value)
})

test('a token that is refused is replaced through the dashboard, unseen by the person', async () => {
  const scene = createScene()
  scene.emulator.faults.add({ kind: 'status', status: 401, match: { path: '/users/me' }, times: 1 })
  render(app(scene))
  await screen.findByText('I am Ada Okafor')
  expect(scene.minted()).toBe(1)
})

test('in StrictMode there is one instance and one request, and the session lives on (B1)', async () => {
  const scene = createScene()
  const instances = new Set<SanityInstance>()
  const children = <Name seen={(instance) => instances.add(instance)} />
  render(<StrictMode>{app(scene, { children })}</StrictMode>)
  await screen.findByText('I am Ada Okafor')
  await macrotasks()
  expect([...instances].map((instance) => instance.isDisposed())).toEqual([false])
  expect(scene.asked().filter((request) => request === 'GET /users/me')).toHaveLength(1)
})

test('a render that is thrown away has touched nothing', () => {
  const scene = createScene()
  const hrefs = [...scene.hrefs]
  vi.spyOn(console, 'error').mockImplementation(() => {})
  render(
    <Catch>
      {app(scene)}
      <Thrower />
    </Catch>,
  )
  expect(screen.getByText('caught')).toBeTruthy()
  expect(scene.hrefs).toEqual(hrefs)
  expect(scene.wire.listening()).toBe(1)
})

class Catch extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? 'caught' : this.props.children
  }
}

function Thrower(): never {
  throw new Error('a sibling that cannot render')
}

test('an unmount lets go of everything (I10)', async () => {
  const scene = createScene()
  const instances = new Set<SanityInstance>()
  const children = <Name seen={(instance) => instances.add(instance)} />
  const { unmount } = render(app(scene, { children }))
  await screen.findByText('I am Ada Okafor')
  expect(scene.wire.listening()).toBe(2)
  unmount()
  await macrotasks()
  expect([...instances].map((instance) => instance.isDisposed())).toEqual([true])
  // The dashboard's own end is left.
  expect(scene.wire.listening()).toBe(1)
})

test('a new configuration object that says the same keeps the instance, and what the children hold', async () => {
  const scene = createScene()
  const instances = new Set<SanityInstance>()
  const children = <Name seen={(instance) => instances.add(instance)} />
  const again = (): SanityConfig => ({
    ...structuredClone(scene.config),
    auth: { apiHost: 'http://api.localhost', providers: () => [] },
  })
  const { rerender } = render(app(scene, { config: again(), children }))
  await screen.findByText('I am Ada Okafor')
  rerender(app(scene, { config: again(), children }))
  rerender(app(scene, { config: [again()], children }))
  await macrotasks()
  expect(screen.getByText('I am Ada Okafor')).toBeTruthy()
  expect(instances.size).toBe(1)
})

test('another configuration begins anew, and the former instance is disposed of', async () => {
  const scene = createScene()
  const instances = new Set<SanityInstance>()
  const children = <Name seen={(instance) => instances.add(instance)} />
  const { rerender } = render(app(scene, { children }))
  await screen.findByText('I am Ada Okafor')
  rerender(app(scene, { config: { ...scene.config, dataset: 'staging' }, children }))
  expect(screen.queryByText('I am Ada Okafor')).toBeNull()
  await screen.findByText('I am Ada Okafor')
  expect([...instances].map(({ config, isDisposed }) => [config.dataset, isDisposed()])).toEqual([
    ['production', true],
    ['staging', false],
  ])
})

test.each([
  ['no configuration', undefined, /Pass a configuration object/],
  ['an empty list of them', [], /Pass a configuration object/],
  ['one with a field of another type', { projectId: 7 }, /projectId must be of type string/],
  ['one with a dashboard that is no origin', { auth: { dashboardOrigins: ['x'] } }, /an origin/],
])('%s is told in a sentence, and nothing throws', async (_, config, sentence) => {
  const scene = createScene()
  render(app(scene, { config: config as SanityConfig }))
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(sentence)
  expect(alert.textContent).toContain('config-invalid')
  expect(screen.queryByRole('button')).toBeNull()
})

test('a configuration that was wrong works once it is right', async () => {
  const scene = createScene()
  const { rerender } = render(app(scene, { config: {} as SanityConfig, children: 'fine' }))
  rerender(app(scene, { config: null as unknown as SanityConfig }))
  await screen.findByRole('alert')
  rerender(app(scene))
  await screen.findByText('I am Ada Okafor')
})

test('a server renders the fallback, and its page goes on from there without a mismatch (SSR4)', async () => {
  const scene = createScene()
  const error = vi.spyOn(console, 'error')
  const hrefs = [...scene.hrefs]
  const container = document.createElement('div')
  document.body.append(container)
  container.innerHTML = renderToString(app(scene))
  expect(container.textContent).toBe('Signing in…Loading')
  expect(scene.hrefs).toEqual(hrefs)
  render(app(scene), { container, hydrate: true })
  await waitFor(() => expect(container.textContent).toBe('I am Ada Okafor'))
  expect(error).not.toHaveBeenCalled()
})

test('what the children hold outlives another render, and an outer suspense that hides them', async () => {
  const scene = createScene()
  const inside = (wait: Promise<unknown> | null) => (
    <Suspense fallback={<p>Outer</p>}>
      <Waiting wait={wait} />
      {app(scene, { children: <Counter /> })}
    </Suspense>
  )
  const { rerender } = render(inside(null))
  fireEvent.click(await screen.findByRole('button'))
  rerender(inside(new Promise(() => {})))
  expect(screen.getByText('Outer')).toBeTruthy()
  await act(macrotasks)
  rerender(inside(null))
  expect(screen.getByRole('button').textContent).toBe('1')
  expect(scene.asked().filter((request) => request === 'GET /users/me')).toHaveLength(1)
})

/** Suspends for as long as it is given something to wait for. */
function Waiting({ wait }: { readonly wait: Promise<unknown> | null }): null {
  if (wait) throw wait
  return null
}

function Counter(): ReactElement {
  const [count, setCount] = useState(0)
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      {count}
    </button>
  )
}
