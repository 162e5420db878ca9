// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { browserPage } from './browserPage.ts'
import type { PageEvent } from './page.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function record(): { readonly heard: PageEvent[]; readonly stop: () => void } {
  const heard: PageEvent[] = []
  const stop = browserPage().subscribe((event) => heard.push(event))
  return { heard, stop }
}

const inWindow: readonly (readonly [string, PageEvent])[] = [
  ['pageshow', 'woke'],
  ['focus', 'woke'],
  ['online', 'online'],
  ['offline', 'offline'],
  ['pagehide', 'hidden'],
  ['hashchange', 'navigated'],
  ['popstate', 'navigated'],
]

const inDocument: readonly (readonly [string, PageEvent])[] = [
  ['visibilitychange', 'woke'],
  ['resume', 'woke'],
  ['freeze', 'hidden'],
]

test.each(inWindow)('%s of the window is %s', (type, event) => {
  const { heard, stop } = record()
  window.dispatchEvent(new Event(type))
  stop()
  window.dispatchEvent(new Event(type))
  expect(heard).toEqual([event])
})

test.each(inDocument)('%s of the document is %s, once', (type, event) => {
  const { heard, stop } = record()
  document.dispatchEvent(new Event(type, { bubbles: true }))
  stop()
  document.dispatchEvent(new Event(type, { bubbles: true }))
  expect(heard).toEqual([event])
})

test('a tab that goes to the background has not woken, and is not hidden either', () => {
  const { heard, stop } = record()
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  stop()
  expect(heard).toEqual([])
})

test('a page in the background that is frozen or put aside is hidden', () => {
  const { heard, stop } = record()
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  document.dispatchEvent(new Event('freeze'))
  window.dispatchEvent(new Event('pagehide'))
  stop()
  expect(heard).toEqual(['hidden', 'hidden'])
})

test('focus inside the page is no awakening', () => {
  const input = document.body.appendChild(document.createElement('input'))
  const { heard, stop } = record()
  input.dispatchEvent(new Event('focus'))
  stop()
  expect(heard).toEqual([])
})

test('listeners stand only while somebody listens (I10)', () => {
  const added = vi.spyOn(window, 'addEventListener')
  const page = browserPage()
  expect(added).not.toHaveBeenCalled()
  const stops = [page.subscribe(() => {}), page.subscribe(() => {})]
  expect(added).toHaveBeenCalledTimes(inWindow.length)
  for (const stop of stops) stop()
  const [, , options] = added.mock.calls[0] ?? []
  expect((options as AddEventListenerOptions).signal?.aborted).toBe(true)
})

test('the address is changed in place, and the state of its history entry is kept', () => {
  history.pushState(null, '', '/app?x=1#token=secret')
  const state = { kept: true }
  vi.spyOn(history, 'state', 'get').mockReturnValue(state)
  const entries = history.length
  const page = browserPage()
  expect(page.href()).toContain('#token=secret')
  const replaced = vi.spyOn(history, 'replaceState')
  page.replaceHref('/app?x=1')
  expect(replaced).toHaveBeenCalledWith(state, '', '/app?x=1')
  expect(history.length).toBe(entries)
})

test('only a browser that is sure of it is offline', () => {
  const page = browserPage()
  vi.stubGlobal('navigator', { onLine: true })
  expect(page.isOnline()).toBe(true)
  vi.stubGlobal('navigator', { onLine: false })
  expect(page.isOnline()).toBe(false)
  vi.stubGlobal('navigator', {})
  expect(page.isOnline()).toBe(true)
})
