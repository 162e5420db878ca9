import { createNode, type Message, type Node } from '@sanity/comlink'
import { act, cleanup, render, renderHook } from '@testing-library/react'
import { type ReactElement, type ReactNode, StrictMode, useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isAuthError } from '../../errors.ts'
import { createSanityInstance } from '../instance.ts'
import { SanityInstanceProvider } from './SanityInstanceProvider.tsx'
import { createScene } from './testing/scene.ts'
import { useFrameConnection } from './useFrameConnection.ts'

const appOrigin = 'https://app.example'
const LINE = { name: 'dashboard/chat', connectTo: 'app/chat', targetOrigin: appOrigin }

const cleanups: (() => void)[] = []
afterEach(() => {
  cleanup()
  for (const task of cleanups.splice(0)) task()
})

interface Question extends Message {
  type: string
  data: undefined
}

interface News extends Message {
  type: 'news'
  data: { number: number }
}

/** A frame with a page of the vendor's in it, whose node is at the test's one real `window`. */
function vendorFrame(): {
  readonly frameWindow: Window
  readonly start: () => Node<Question, News>
} {
  const deliver = (data: unknown, origin: string, source: unknown): void => {
    const copy: unknown = structuredClone(data)
    queueMicrotask(() => {
      window.dispatchEvent(
        new MessageEvent('message', { data: copy, origin, source: source as Window }),
      )
    })
  }
  const dashboardWindow = {
    postMessage(data: unknown, { targetOrigin }: { readonly targetOrigin: string }) {
      if (targetOrigin === 'https://dashboard.example') deliver(data, appOrigin, frameWindow)
    },
  }
  const frameWindow = {
    // Another origin's: out of reach.
    get location(): never {
      throw new DOMException('Blocked', 'SecurityError')
    },
    postMessage(data: unknown, targetOrigin: string) {
      if (targetOrigin === appOrigin) deliver(data, 'https://dashboard.example', dashboardWindow)
    },
  } as unknown as Window
  return {
    frameWindow,
    start() {
      const node = createNode<Question, News>({ name: LINE.connectTo, connectTo: LINE.name })
      cleanups.push(node.start())
      return node
    },
  }
}

/** Hooks of one app: the instance is the same for all renders of a test. */
let wrapper: (props: { readonly children?: ReactNode }) => ReactElement
beforeEach(() => {
  const { config, environment } = createScene()
  const instance = createSanityInstance(config, { environment, start: 'on-subscribe' })
  wrapper = ({ children }) => (
    <SanityInstanceProvider instance={instance}>{children}</SanityInstanceProvider>
  )
})

/** A ref of React 18, which StrictMode does not take back. */
function once(task: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    task()
  }
}

interface FrameProps {
  readonly frameWindow: Window
  readonly onStatus: (status: string) => void
}

/** Connects as soon as its element is there, which is before its effects run. */
function Frame({ frameWindow, onStatus }: FrameProps): ReactElement {
  const { connect } = useFrameConnection({ ...LINE, onStatus })
  const [connectOnce] = useState(() => once(() => connect(frameWindow)))
  return <div ref={connectOnce} />
}

async function moments(ms = 30): Promise<void> {
  await act(() => new Promise((resolve) => setTimeout(resolve, ms)))
}

test("the vendor's page in the frame is heard, answered and told", async () => {
  const { frameWindow, start } = vendorFrame()
  const onStatus = vi.fn()
  const onMessage = { who: () => ({ name: 'Ada' }) }
  const { result } = renderHook(
    () => useFrameConnection<News, Question>({ ...LINE, onMessage, onStatus }),
    { wrapper },
  )
  const node = start()
  const heard = vi.fn<(data: News['data']) => undefined>()
  node.on('news', heard)
  // Before there is a window: kept for it.
  result.current.sendMessage('news', { number: 1 })
  result.current.connect(frameWindow)
  expect(await node.fetch('who')).toEqual({ name: 'Ada' })
  result.current.sendMessage('news', { number: 2 })
  await moments()
  expect(heard.mock.calls).toEqual([[{ number: 1 }], [{ number: 2 }]])
  expect(onStatus.mock.calls).toEqual([['handshaking'], ['connected']])
})

test('neither inline handlers nor a render makes another line; the latest handler answers (§5d)', async () => {
  const { frameWindow, start } = vendorFrame()
  const { result, rerender } = renderHook(
    ({ name }) => useFrameConnection({ ...LINE, onMessage: { who: () => ({ name }) } }),
    { wrapper, initialProps: { name: 'Ada' } },
  )
  const connection = result.current
  connection.connect(frameWindow)
  const node = start()
  expect(await node.fetch('who')).toEqual({ name: 'Ada' })
  rerender({ name: 'Tomás' })
  expect(result.current).toBe(connection)
  expect(await node.fetch('who')).toEqual({ name: 'Tomás' })
})

test('a handler that comes with a later render is listened to, too', async () => {
  const { frameWindow, start } = vendorFrame()
  const { result, rerender } = renderHook(
    ({ types }) =>
      useFrameConnection({
        ...LINE,
        onMessage: Object.fromEntries(types.map((type) => [type, () => ({ type })])),
      }),
    { wrapper, initialProps: { types: ['one'] } },
  )
  result.current.connect(frameWindow)
  const node = start()
  rerender({ types: ['one', 'two'] })
  expect(await node.fetch('two')).toEqual({ type: 'two' })
})

test('a stop, and an unmount, say goodbye', async () => {
  const { frameWindow, start } = vendorFrame()
  const onStatus = vi.fn()
  const { result, unmount } = renderHook(() => useFrameConnection({ ...LINE, onStatus }), {
    wrapper,
  })
  const stop = result.current.connect(frameWindow)
  start()
  await moments()
  stop()
  stop()
  expect(onStatus.mock.calls.flat()).toEqual(['handshaking', 'connected', 'disconnected'])
  result.current.connect(frameWindow)
  await moments()
  unmount()
  await moments()
  expect(onStatus.mock.calls.flat().slice(3)).toEqual(['handshaking', 'connected', 'disconnected'])
})

test('after an unmount nothing listens, and nobody knocks (I10)', async () => {
  const added = vi.spyOn(window, 'addEventListener')
  const removed = vi.spyOn(window, 'removeEventListener')
  const { frameWindow } = vendorFrame()
  const posted = vi.spyOn(frameWindow, 'postMessage')
  const { result, unmount } = renderHook(() => useFrameConnection(LINE), { wrapper })
  const { connect } = result.current
  connect(frameWindow)()
  connect(frameWindow)
  connect(frameWindow)
  unmount()
  await moments()
  const listeners = (spy: typeof added) => spy.mock.calls.filter(([type]) => type === 'message')
  expect([listeners(added).length, listeners(removed).length]).toEqual([2, 2])
  const knocks = posted.mock.calls.length
  await moments(600)
  expect(posted).toHaveBeenCalledTimes(knocks)
})

test('in StrictMode a window that was connected by a ref stays connected', async () => {
  const { frameWindow, start } = vendorFrame()
  const onStatus = vi.fn()
  start()
  const frame = <Frame frameWindow={frameWindow} onStatus={onStatus} />
  // Around all of it: a part of a tree is not mounted twice.
  render(<StrictMode>{wrapper({ children: frame })}</StrictMode>)
  await moments()
  expect(onStatus.mock.calls.flat().at(-1)).toBe('connected')
})

test.each(['*', 'https://app.example/path'])(
  'the target %s is no exact origin, and nobody is spoken to (S6)',
  (targetOrigin) => {
    const { frameWindow } = vendorFrame()
    const { result } = renderHook(() => useFrameConnection({ ...LINE, targetOrigin }), { wrapper })
    expect(() => result.current.connect(frameWindow)).toThrow(
      expect.toSatisfy((error) => isAuthError(error, 'config-invalid')),
    )
  },
)
