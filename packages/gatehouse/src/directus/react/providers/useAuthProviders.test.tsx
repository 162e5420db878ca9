import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createScene, PAGE, show } from '../testing/scene.tsx'
import { type AuthProviders, useAuthProviders } from './useAuthProviders.ts'

afterEach(cleanup)

/** The answer of `GET /auth`, whatever the emulator has. */
function answering(body: unknown) {
  return { kind: 'status', status: 200, body, match: { method: 'GET', path: '/auth' } } as const
}

const ldap = { name: 'ldap', label: 'Company directory', driver: 'ldap', icon: null }
const google = { name: 'google', label: 'Google', driver: 'openid', icon: 'google' }

/** What the hook has answered in this test. */
const seen: AuthProviders[] = []

afterEach(() => {
  seen.length = 0
})

function Own(): null {
  seen.push(useAuthProviders())
  return null
}

async function open(body?: unknown): Promise<() => AuthProviders | undefined> {
  const scene = await createScene()
  if (body !== undefined) scene.emulator.faults.add(answering(body))
  show(scene, <p>Home</p>, { LoginComponent: Own, mode: 'session' })
  await waitFor(() => expect(seen.at(-1)?.isPending).toBe(false))
  return () => seen.at(-1)
}

test('providers with a page of their own, and those that take a password, are told apart', async () => {
  const last = await open({ data: [google, ldap], disableDefault: true })
  expect(last()).toMatchObject({
    providers: [google],
    passwordProviders: [ldap],
    disableDefault: true,
    error: null,
  })
})

test('the form leaves for the page of a provider, to come back to where it was', async () => {
  const scene = await createScene()
  show(scene, <p>Home</p>, { mode: 'session' })
  fireEvent.click(await screen.findByRole('button', { name: 'Sign in with Acme' }))
  const url = new URL(scene.left[0] ?? '')
  expect(url.href.startsWith(`${scene.url}/auth/login/acme?`)).toBe(true)
  expect(url.searchParams.get('redirect')).toBe(PAGE)
})

test('where the session is the script’s own, a provider cannot sign in, and is not offered', async () => {
  const scene = await createScene()
  show(scene, <p>Home</p>)
  await screen.findByRole('heading', { name: 'Sign in' })
  await waitFor(() => expect(scene.asked()).toContain('GET /auth'))
  expect(screen.queryByRole('list', { name: 'Other ways to sign in' })).toBeNull()
})

test('a server that offers no passwords is asked for none', async () => {
  const scene = await createScene()
  scene.emulator.faults.add(answering({ data: [google], disableDefault: true }))
  show(scene, <p>Home</p>, { mode: 'session' })
  await screen.findByRole('button', { name: 'Sign in with Google' })
  expect(screen.queryByLabelText('Password')).toBeNull()
})
