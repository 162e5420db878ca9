import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createScene, KOFI, NOOR, type Scene, show } from '../testing/scene.tsx'
import { type Login, useLogin } from './useLogin.ts'

afterEach(cleanup)

interface Opened {
  readonly scene: Scene
  /** The hook's last answer. */
  readonly current: () => Login
  readonly unmount: () => void
}

/** What the hook has answered in this test. */
const seen: Login[] = []

afterEach(() => {
  seen.length = 0
})

/** A sign-in of an app's own. */
function Own(): null {
  seen.push(useLogin())
  return null
}

async function open(): Promise<Opened> {
  const scene = await createScene()
  const { unmount } = show(scene, <p>Home</p>, { LoginComponent: Own })
  await waitFor(() => expect(seen.length).toBeGreaterThan(0))
  return {
    scene,
    unmount,
    current: () => {
      const last = seen.at(-1)
      if (!last) throw new Error('The hook was never rendered.')
      return last
    },
  }
}

test('a sign-in that works says so', async () => {
  const { current } = await open()
  expect(await act(() => current().login(NOOR))).toBe(true)
  await screen.findByText('Home')
})

const refusals = [
  {
    title: 'a wrong password',
    request: { ...NOOR, password: 'wrong' },
    code: 'wrong-password',
    message: /may not sign in/,
  },
  {
    title: 'an account that is suspended, which the server does not tell apart',
    request: { email: 'suspended@example.com', password: 'suspended-pass-1' },
    code: 'wrong-password',
    message: /may not sign in/,
  },
  {
    title: 'what is no address',
    request: { ...NOOR, email: 'editor' },
    code: 'invalid',
    message: /e-mail address/,
  },
  {
    title: 'a provider that there is not',
    request: { ...NOOR, provider: 'nobody' },
    code: 'unknown-provider',
    message: /does not know/,
  },
]

test.each(refusals)('$title is told in a sentence', async ({ request, code, message }) => {
  const { current } = await open()
  expect(await act(() => current().login(request))).toBe(false)
  expect(current()).toMatchObject({ isPending: false, needsOtp: false })
  expect(current().error).toMatchObject({ code, message: expect.stringMatching(message) })
})

test('a server that is busy says when to come back (F6)', async () => {
  const { scene, current } = await open()
  scene.emulator.faults.add({
    kind: 'status',
    status: 429,
    headers: { 'Retry-After': '7' },
    match: { path: '/auth/login' },
  })
  await act(() => current().login(NOOR))
  expect(current().error).toMatchObject({ code: 'too-many-tries', retryAfterMs: 7000 })
  expect(current().error?.message).toBe('There were too many tries. Try again in 7 seconds.')
})

test.each([
  ['drop', 'network'],
  [503, 'unavailable'],
] as const)('a server that is not there (%s) is not the password’s fault', async (fault, code) => {
  const { scene, current } = await open()
  const match = { path: '/auth/login' }
  scene.emulator.faults.add(
    fault === 'drop' ? { kind: 'drop', match } : { kind: 'status', status: fault, match },
  )
  await act(() => current().login(NOOR))
  expect(current().error?.code).toBe(code)
})

test('an answer that cannot be used is told in the words of its error (F8)', async () => {
  const { scene, current } = await open()
  scene.emulator.faults.add({
    kind: 'status',
    status: 200,
    body: { data: { access_token: null } },
    match: { path: '/auth/login' },
  })
  await act(() => current().login(NOOR))
  expect(current().error).toMatchObject({
    code: 'unknown',
    message: expect.stringMatching(/no token that can be used/),
  })
})

test('the second factor stays asked for while the server is not there', async () => {
  const { scene, current } = await open()
  await act(() => current().login(KOFI))
  expect(current()).toMatchObject({ needsOtp: true, error: null })
  scene.emulator.faults.add({ kind: 'drop', match: { path: '/auth/login' }, times: 1 })
  await act(() => current().login({ otp: '123456' }))
  expect(current()).toMatchObject({ needsOtp: true, error: { code: 'network' } })
})

test('a password that is changed meanwhile leads back to the beginning', async () => {
  const { scene, current } = await open()
  await act(() => current().login(KOFI))
  scene.emulator.faults.add({
    kind: 'status',
    status: 401,
    body: { errors: [{ message: 'No.', extensions: { code: 'INVALID_CREDENTIALS' } }] },
    match: { path: '/auth/login' },
  })
  await act(() => current().login({ otp: '123456' }))
  expect(current()).toMatchObject({ needsOtp: false, error: { code: 'wrong-password' } })
})

test('a code that no password came before is not sent', async () => {
  const { scene, current } = await open()
  expect(await act(() => current().login({ otp: '123456' }))).toBe(false)
  expect(scene.asked()).not.toContain('POST /auth/login')
})

test('of two sign-ins the later counts (F18)', async () => {
  const { scene, current } = await open()
  const release = scene.hold('/auth/login')
  await act(async () => {
    const first = current().login({ ...NOOR, password: 'wrong' })
    const second = current().login(NOOR)
    release()
    expect(await Promise.all([first, second])).toEqual([false, true])
  })
  expect(current().error).toBeNull()
  await screen.findByText('Home')
})

test('what comes after a reset, or after the unmount, finds nobody', async () => {
  const { scene, current, unmount } = await open()
  const release = scene.hold('/auth/login')
  await act(async () => {
    const late = current().login({ ...NOOR, password: 'wrong' })
    current().reset()
    release()
    expect(await late).toBe(false)
  })
  expect(current()).toMatchObject({ isPending: false, error: null })
  const hold = scene.hold('/auth/login')
  const last = current()
  const later = last.login({ ...NOOR, password: 'wrong' })
  unmount()
  hold()
  expect(await later).toBe(false)
})

test('the functions never change', async () => {
  const { current } = await open()
  const { login, reset } = current()
  await act(() => current().login({ ...NOOR, password: 'wrong' }))
  expect([current().login, current().reset]).toEqual([login, reset])
  render(<p>Another tree</p>)
})
