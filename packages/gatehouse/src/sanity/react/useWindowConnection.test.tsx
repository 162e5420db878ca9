import { act, cleanup, render, renderHook, screen } from '@testing-library/react'
import { type ReactElement, type ReactNode, StrictMode, useEffect } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { isAuthError } from '../../errors.ts'
import type { WindowMessage } from '../comlink/message.ts'
import { counter } from '../comlink/testing/counter.ts'
import { type ManualClock, manualClock } from '../comlink/testing/manualClock.ts'
import { type ComlinkChannel, createComlinkChannel } from '../host/channel.ts'
import { createSanityInstance } from '../instance.ts'
import { SanityInstanceProvider } from './SanityInstanceProvider.tsx'
import { createScene, type Scene } from './testing/scene.ts'
import { useWindowConnection } from './useWindowConnection.ts'

afterEach(cleanup)

const CHAT = { name: 'app/chat', connectTo: 'dashboard/chat' }

interface Chat {
  readonly scene: Scene
  readonly clock: ManualClock
  readonly wrapper: (props: { readonly children?: ReactNode }) => ReactElement
  /** The dashboard's end of a line of the app's own; it shakes hands at once. */
  readonly dashboard: () => ComlinkChannel
  /** Delivers what is under way. */
  readonly settle: () => Promise<void>
}

function createChat(frame?: Scene['environment']['frame']): Chat {
  const clock = manualClock()
  const scene = createScene({ clock })
  const environment = { ...scene.environment, ...(frame && { frame }) }
  const instance = createSanityInstance(scene.config, { environment, start: 'on-subscribe' })
  return {
    scene,
    clock,
    wrapper: ({ children }) => (
      <SanityInstanceProvider instance={instance}>{children}</SanityInstanceProvider>
    ),
    dashboard: () =>
      createComlinkChannel({
        peer: scene.wire.child,
        targetOrigin: 'http://app.localhost:3333',
        environment: { clock, nonce: counter(), log: scene.log },
        name: CHAT.connectTo,
        connectTo: CHAT.name,
      }),
    settle: () => act(scene.wire.settle),
  }
}

/** What the app tells the dashboard. */
interface Told<T extends string> extends WindowMessage {
  readonly type: T
  readonly data?: { readonly from: string }
}

function Greeting(): ReactElement {
  const { sendMessage } = useWindowConnection<Told<'hello'>, never>(CHAT)
  useEffect(() => sendMessage('hello', { from: 'app' }), [sendMessage])
  return <p>There</p>
}

function Listener({ heard }: { readonly heard: () => { readonly heard: boolean } }): null {
  useWindowConnection({ ...CHAT, onMessage: { news: heard } })
  return null
}

test('a component on a line renders at once, and what it says before the handshake gets there', async () => {
  const { wrapper, dashboard, settle } = createChat()
  render(<Greeting />, { wrapper })
  expect(screen.getByText('There')).toBeTruthy()
  const heard = vi.fn()
  dashboard().on('hello', heard)
  await settle()
  expect(heard).toHaveBeenCalledExactlyOnceWith({ from: 'app' })
})

test('a question waits for the handshake and resolves with the answer', async () => {
  const { wrapper, dashboard, settle } = createChat()
  const { result } = renderHook(() => useWindowConnection(CHAT), { wrapper })
  const answer = result.current.fetch<{ time: number }>('time', { zone: 'utc' })
  dashboard().on('time', (data) => ({ time: 12, asked: data }))
  await settle()
  expect(await answer).toEqual({ time: 12, asked: { zone: 'utc' } })
})

test('a parent that never shakes hands is an error at the deadline, and hides nothing (B3, B4)', async () => {
  const { wrapper, clock } = createChat()
  const { result } = renderHook(() => useWindowConnection(CHAT), { wrapper })
  const answers = Promise.allSettled([
    result.current.fetch('time'),
    result.current.fetch('time', undefined, { responseTimeout: 500 }),
  ])
  clock.advance(10_000)
  for (const answer of await answers) {
    expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'parent-timeout' } })
  }
})

test('a question is called off by its signal', async () => {
  const { wrapper } = createChat()
  const { result } = renderHook(() => useWindowConnection(CHAT), { wrapper })
  const controller = new AbortController()
  const answer = result.current.fetch('time', undefined, { signal: controller.signal })
  controller.abort(new Error('no longer wanted'))
  await expect(answer).rejects.toThrow('no longer wanted')
})

test('a goodbye hides nothing, and the line goes on with the next handshake (B4)', async () => {
  const { wrapper, dashboard, settle } = createChat()
  const renders = vi.fn()
  const { result } = renderHook(
    () => {
      renders()
      return useWindowConnection<Told<'still'>, never>(CHAT)
    },
    { wrapper },
  )
  const first = dashboard()
  await settle()
  first.dispose()
  await settle()
  result.current.sendMessage('still', { from: 'app' })
  const heard = vi.fn()
  dashboard().on('still', heard)
  await settle()
  expect(heard).toHaveBeenCalledExactlyOnceWith({ from: 'app' })
  expect(renders).toHaveBeenCalledTimes(1)
})

test('the latest of inline handlers answers, and an inline object costs no subscription (§5d)', async () => {
  const { scene, wrapper, dashboard, settle } = createChat()
  const { result, rerender } = renderHook(
    ({ name }) => useWindowConnection({ ...CHAT, onMessage: { who: () => ({ name }) } }),
    { wrapper, initialProps: { name: 'Ada' } },
  )
  const connection = result.current
  rerender({ name: 'Tomás' })
  expect(result.current).toBe(connection)
  const channel = dashboard()
  await settle()
  channel.send('who')
  await settle()
  const answers = scene.wire.posted.filter(({ data }) => data.type === 'comlink/response')
  expect(answers.map(({ data }) => data.data)).toEqual([{ name: 'Tomás' }])
})

test('all who use a name share one line, which goes with the last of them', async () => {
  const { scene, wrapper, clock } = createChat()
  const before = scene.wire.listening()
  const first = renderHook(() => useWindowConnection(CHAT), { wrapper })
  const second = renderHook(() => useWindowConnection(CHAT), { wrapper })
  expect(scene.wire.listening()).toBe(before + 1)
  first.unmount()
  clock.advance(60_000)
  expect(scene.wire.listening()).toBe(before + 1)
  second.unmount()
  clock.advance(5_000)
  expect(scene.wire.listening()).toBe(before)
  expect(clock.pending()).toBe(1)
})

test('in StrictMode the line is one, and stays connected', async () => {
  const { scene, wrapper, dashboard, settle, clock } = createChat()
  const before = scene.wire.listening()
  const heard = vi.fn(() => ({ heard: true }))
  // Around all of it: a part of a tree is not mounted twice.
  render(<StrictMode>{wrapper({ children: <Listener heard={heard} /> })}</StrictMode>)
  expect(scene.wire.listening()).toBe(before + 1)
  const channel = dashboard()
  await settle()
  clock.advance(60_000)
  channel.send('news')
  await settle()
  expect(heard).toHaveBeenCalledTimes(1)
})

test('an app that was opened on its own renders, and a question says why there is no answer', async () => {
  const { scene, wrapper } = createChat({ parent: () => null, parentOrigin: () => null })
  const { result } = renderHook(() => useWindowConnection(CHAT), { wrapper })
  result.current.sendMessage('hello')
  await expect(result.current.fetch('time')).rejects.toSatisfy((error) =>
    isAuthError(error, 'parent-not-allowed'),
  )
  expect(scene.log.entries.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([])
})

test('a page that must not embed the app is not spoken to (S6)', async () => {
  const { scene, wrapper } = createChat({
    parent: () => ({ post: vi.fn(), subscribe: () => () => {} }),
    parentOrigin: () => 'https://evil.example',
  })
  const { result } = renderHook(() => useWindowConnection(CHAT), { wrapper })
  await expect(result.current.fetch('time')).rejects.toThrow(/https:\/\/evil\.example/)
  expect(scene.wire.posted.filter(({ from }) => from === 'child')).toEqual([])
})

test('one name for two other ends is told to the developer', () => {
  const { scene, wrapper } = createChat()
  renderHook(
    () => [useWindowConnection(CHAT), useWindowConnection({ ...CHAT, connectTo: 'dashboard/b' })],
    { wrapper },
  )
  const told = scene.log.entries.find(({ event }) => event === 'comlink.no-line')
  expect(told).toMatchObject({ level: 'error', message: expect.stringContaining('another name') })
})
