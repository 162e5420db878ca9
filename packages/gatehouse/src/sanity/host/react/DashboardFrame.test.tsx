// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "enableIframePageLoading": true } }
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AuthError } from '../../../errors.ts'
import { type FakeFrame, fakeFrame } from '../testing/fakeFrame.ts'
import { DashboardFrame } from './DashboardFrame.tsx'

const url = 'https://app.example/'
let frames: Map<HTMLIFrameElement, FakeFrame>

// The DOM of the tests has no frames that navigate; these do as a test says.
beforeEach(() => {
  frames = new Map()
  vi.spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get').mockImplementation(function (
    this: HTMLIFrameElement,
  ) {
    const frame = frames.get(this) ?? fakeFrame()
    frames.set(this, frame)
    return frame.contentWindow as never
  })
})
afterEach(cleanup)

const opened = () => [...frames.values()].flatMap(({ replaced }) => replaced)

test('the app is opened with one token, in StrictMode too, and no token stands in the page (I9)', async () => {
  const createToken = vi.fn(async () => 'sk-CANARY')
  const onStatus = vi.fn()
  render(
    <StrictMode>
      <DashboardFrame title="My app" url={url} createToken={createToken} onStatus={onStatus} />
    </StrictMode>,
  )
  await vi.waitFor(() => expect(opened()).toHaveLength(1))
  expect(opened()[0]).toMatch(/#token=sk-CANARY$/)
  expect(createToken).toHaveBeenCalledTimes(1)
  expect(onStatus).toHaveBeenCalledExactlyOnceWith('handshaking')
  expect(screen.getByTitle('My app').tagName).toBe('IFRAME')
  expect(document.documentElement.outerHTML).not.toContain('CANARY')
})

test('a failure is shown in place, with a button that tries again', async () => {
  const createToken = vi.fn(async () => 'sk-T')
  createToken.mockRejectedValueOnce(new Error('CANARY'))
  render(<DashboardFrame title="My app" url={url} createToken={createToken} />)
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('My app could not be opened')
  expect(document.documentElement.outerHTML).not.toContain('CANARY')
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await vi.waitFor(() => expect(opened()).toHaveLength(1))
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByTitle('My app').tagName).toBe('IFRAME')
})

test('what trying again cannot help has no button', async () => {
  render(<DashboardFrame title="My app" url="javascript:alert(1)" createToken={async () => 'x'} />)
  expect((await screen.findByRole('alert')).textContent).toContain('config-invalid')
  expect(screen.queryByRole('button')).toBeNull()
  expect(opened()).toEqual([])
})

test('a dashboard can show failures in its own way', async () => {
  const createToken = () => Promise.reject(new AuthError('signed-out', 'Nobody is here.'))
  render(
    <DashboardFrame
      title="My app"
      url={url}
      createToken={createToken}
      renderError={(error, retry) => (
        <button type="button" onClick={retry}>
          {error.code}
        </button>
      )}
    />,
  )
  expect((await screen.findByRole('button')).textContent).toBe('signed-out')
})

test('new functions on every render load nothing anew, another address does', async () => {
  const createToken = vi.fn(async () => 'sk-T')
  const at = (address: string) => (
    <DashboardFrame title="My app" url={address} createToken={() => createToken()} />
  )
  const { rerender } = render(at(url))
  await vi.waitFor(() => expect(opened()).toHaveLength(1))
  const element = screen.getByTitle('My app')
  rerender(at(url))
  rerender(at(url))
  await Promise.resolve()
  expect(screen.getByTitle('My app')).toBe(element)
  expect(opened()).toHaveLength(1)
  rerender(at(`${url}other`))
  await vi.waitFor(() => expect(opened()).toHaveLength(2))
  expect(screen.getByTitle('My app')).not.toBe(element)
})

test('a frame that goes away calls its token off and shows nothing more (I10)', async () => {
  const signals: AbortSignal[] = []
  const { unmount } = render(
    <DashboardFrame
      title="My app"
      url={url}
      createToken={({ signal }) => {
        signals.push(signal)
        return new Promise(() => {})
      }}
    />,
  )
  await vi.waitFor(() => expect(signals).toHaveLength(1))
  unmount()
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  await Promise.resolve()
  expect(opened()).toEqual([])
})

test('on a server it is an empty iframe, and nothing is asked for', () => {
  const createToken = vi.fn(async () => 'sk-T')
  const html = renderToString(
    <DashboardFrame title="My app" url={url} createToken={createToken} allow="clipboard-write" />,
  )
  expect(html).toContain('<iframe title="My app" allow="clipboard-write"')
  expect(html).not.toContain('src')
  expect(createToken).not.toHaveBeenCalled()
})
