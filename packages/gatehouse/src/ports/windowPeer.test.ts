// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import type { PeerMessage } from './frame.ts'
import { windowPeer } from './windowPeer.ts'

function makeWindow(): Window {
  return { postMessage: vi.fn() } as unknown as Window
}

function receive(source: unknown, data: unknown, origin = 'https://host.test'): void {
  window.dispatchEvent(Object.assign(new Event('message'), { source, data, origin }))
}

test('a message goes to the window that stands there now, for that one origin', () => {
  const windows = [makeWindow(), makeWindow()] as const
  let current: Window | null = windows[0]
  const peer = windowPeer(() => current)
  peer.post({ a: 1 }, 'https://host.test')
  current = windows[1]
  peer.post({ a: 2 }, 'http://localhost:3333')
  current = null
  peer.post({ a: 3 }, 'https://host.test')
  expect(windows[0].postMessage).toHaveBeenCalledExactlyOnceWith({ a: 1 }, 'https://host.test')
  expect(windows[1].postMessage).toHaveBeenCalledExactlyOnceWith({ a: 2 }, 'http://localhost:3333')
})

const vague = [
  '*',
  'null',
  '',
  '/',
  'host.test',
  'https://host.test/',
  'https://host.test/path#token=canary',
  'https://user:canary@host.test',
  'HTTPS://HOST.TEST',
  'https://host.test:443',
  'data:text/html,x',
  'about:blank',
  ' https://host.test',
]

test.each(vague)('the target %j is refused, sends nothing and is not quoted (S6)', (target) => {
  const other = makeWindow()
  let error: unknown
  try {
    windowPeer(() => other).post('x', target)
  } catch (thrown) {
    error = thrown
  }
  expect(error).toBeInstanceOf(TypeError)
  expect(String(error)).not.toContain('canary')
  expect(other.postMessage).not.toHaveBeenCalled()
})

test('only messages of exactly that window arrive, with the origin that the browser gives (S6, F36)', () => {
  const other = makeWindow()
  const heard: PeerMessage[] = []
  const stop = windowPeer(() => other).subscribe((message) => heard.push(message))
  receive(makeWindow(), 'another window')
  receive(window, 'this window')
  receive(null, 'a closed window')
  receive(undefined, 'no window')
  receive(other, 'right')
  receive(other, 'opaque', 'null')
  stop()
  receive(other, 'after the stop')
  expect(heard).toEqual([
    { data: 'right', origin: 'https://host.test' },
    { data: 'opaque', origin: 'null' },
  ])
})

test('while there is no window, a message without a source is not taken for its (F36)', () => {
  const heard = vi.fn()
  const stop = windowPeer(() => null).subscribe(heard)
  receive(null, 'x')
  stop()
  expect(heard).not.toHaveBeenCalled()
})
