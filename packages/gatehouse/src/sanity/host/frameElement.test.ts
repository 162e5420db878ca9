// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { manualClock } from '../comlink/testing/manualClock.ts'
import { framePeer, navigateFrame } from './frameElement.ts'
import { type FakeFrame, fakeFrame } from './testing/fakeFrame.ts'

const url = 'https://app.example/#token=sk-T'
const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

const hear = (frame: FakeFrame) => {
  const listener = vi.fn()
  stops.push(framePeer(frame).subscribe(listener))
  return listener
}

test('a fresh frame is sent straight to the app, without an entry in the history', async () => {
  const frame = fakeFrame()
  await navigateFrame(frame, url, manualClock())
  expect(frame.replaced).toEqual([url])
})

test('a frame that shows something is emptied first, or only its hash would change', async () => {
  const frame = fakeFrame({ shows: 'https://app.example/' })
  const clock = manualClock()
  const done = navigateFrame(frame, url, clock)
  expect(frame.replaced).toEqual(['about:blank'])
  frame.load('about:blank')
  await done
  expect(frame.replaced).toEqual(['about:blank', url])
  expect([clock.pending(), frame.listening()]).toEqual([0, 0])
})

test('a frame that does not say that it is empty is not waited for in vain (I6)', async () => {
  const frame = fakeFrame({ shows: 'https://app.example/' })
  const clock = manualClock()
  const done = navigateFrame(frame, url, clock)
  clock.advance(2000)
  await done
  expect(frame.replaced).toEqual(['about:blank', url])
  expect([clock.pending(), frame.listening()]).toEqual([0, 0])
})

test('a frame that is gone is left alone', async () => {
  const frame = fakeFrame()
  frame.remove()
  await navigateFrame(frame, url, manualClock())
  expect(() => framePeer(frame).post('x', 'https://app.example')).not.toThrow()
  expect(frame.replaced).toEqual([])
})

test('nothing is posted to the first empty document, everything to an app', () => {
  const frame = fakeFrame()
  const peer = framePeer(frame)
  peer.post('early', 'https://app.example')
  frame.load('https://app.example/')
  peer.post('now', 'https://app.example')
  expect(frame.posted).toEqual([['now', 'https://app.example']])
})

test('only the window in the frame is heard, whatever origin another claims (S6, F36)', () => {
  const frame = fakeFrame({ shows: 'https://app.example/' })
  const listener = hear(frame)
  const say = (source: Window | null, data: string) =>
    window.dispatchEvent(
      new MessageEvent('message', { data, origin: 'https://app.example', source }),
    )
  say(fakeFrame().contentWindow, 'from another frame')
  say(null, 'from nowhere')
  say(window as unknown as Window, 'from this page')
  expect(listener).not.toHaveBeenCalled()
  say(frame.contentWindow, 'from the app')
  expect(listener).toHaveBeenCalledExactlyOnceWith({
    data: 'from the app',
    origin: 'https://app.example',
  })
})
