import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { LoginProps } from '../../react/screens/LoginScreen.tsx'
import type { AuthConfig, AuthProvider } from '../config.ts'
import { SanityApp, type SanityAppProps } from './SanityApp.tsx'
import { createScene, type Scene } from './testing/scene.ts'
import { useCurrentUser } from './useCurrentUser.ts'
import { useLogOut } from './useLogOut.ts'

afterEach(cleanup)

const okta: AuthProvider = {
  name: 'okta',
  title: 'Okta',
  url: 'https://login.example/saml',
  signUpUrl: 'https://login.example/new',
}

/** An app that stands alone, and offers these ways to sign in. */
function alone(providers: NonNullable<AuthConfig['providers']>): Scene {
  const scene = createScene({ href: 'http://app.localhost:3333/desk', embedded: false })
  const auth = { ...scene.config.auth, providers }
  return { ...scene, config: { ...scene.config, auth } }
}

function show({ config, environment }: Scene, props: Partial<SanityAppProps> = {}): void {
  render(
    <SanityApp config={config} environment={environment} fallback={<p>Loading</p>} {...props}>
      <Name />
    </SanityApp>,
  )
}

function Name(): ReactElement {
  const logOut = useLogOut()
  return (
    <button type="button" onClick={() => void logOut()}>
      {useCurrentUser()?.name}
    </button>
  )
}

function link(name: string): HTMLAnchorElement {
  return screen.getByRole('link', { name })
}

test('an app with providers waits, and offers a link for each (dead API, B6)', async () => {
  const scene = alone([okta, { ...okta, name: 'other', title: 'Other' }])
  show(scene, { header: <p>Header</p>, footer: <p>Footer</p> })
  await screen.findByRole('list', { name: 'Ways to sign in' })
  expect(screen.getByRole('heading').textContent).toBe('You are not signed in')
  const url = new URL(link('Okta').href)
  expect(url.origin + url.pathname).toBe('https://login.example/saml')
  expect(url.searchParams.get('withSid')).toBe('true')
  expect(url.searchParams.get('origin')).toContain('http://app.localhost:3333/desk')
  expect(link('Sign up with Okta').href).toBe('https://login.example/new')
  expect(link('Other')).toBeTruthy()
  expect([screen.getByText('Header'), screen.getByText('Footer')]).toHaveLength(2)
  expect(scene.left).toEqual([])
})

test("a function chooses among the API's ways (dead API)", async () => {
  const scene = alone(async (defaults) => defaults.filter(({ title }) => title === 'GitHub'))
  show(scene)
  await screen.findByRole('link', { name: 'GitHub' })
  expect(screen.getAllByRole('link')).toHaveLength(1)
  expect(scene.asked()).toEqual(['GET /auth/providers'])
})

test('a link leads back to where the page is by then', async () => {
  const scene = alone([okta])
  let tell = (_: 'navigated') => {}
  const page = {
    ...scene.environment.page,
    subscribe: (listener: typeof tell) => {
      tell = listener
      return () => {}
    },
  }
  show({ ...scene, environment: { ...scene.environment, page } })
  await screen.findByRole('link', { name: 'Okta' })
  page.replaceHref('http://app.localhost:3333/other')
  tell('navigated')
  await waitFor(() => expect(link('Okta').href).toContain(encodeURIComponent('/other')))
})

test('a list that cannot be had is told, and tried again with the same button', async () => {
  const scene = alone((defaults) => defaults)
  scene.emulator.faults.add({ kind: 'drop', match: { path: '/auth/providers' }, times: 2 })
  show(scene)
  const again = await screen.findByRole('button', { name: 'Try again' })
  expect(screen.getByText(/could not be loaded/)).toBeTruthy()
  again.focus()
  fireEvent.click(again)
  expect(again.getAttribute('aria-disabled')).toBe('true')
  await screen.findByText(/could not be loaded/)
  expect(document.activeElement).toBe(again)
  fireEvent.click(again)
  const list = await screen.findByRole('list', { name: 'Ways to sign in' })
  expect(document.activeElement).toBe(list)
})

test('an app without any way to sign in says so', async () => {
  show(alone([]))
  await screen.findByText('This app names no way to sign in.')
})

test("an app's own screen goes before the providers, and gets what it needs (dead API)", async () => {
  const scene = alone([okta])
  const LoginComponent = vi.fn((_: LoginProps) => <p>Own screen</p>)
  show(scene, { LoginComponent, header: 'H', footer: 'F' })
  await screen.findByText('Own screen')
  const props = { header: 'H', footer: 'F', isSigningOut: false, login: expect.any(Function) }
  expect(LoginComponent.mock.calls[0]?.[0]).toMatchObject(props)
  expect([scene.left, scene.asked()]).toEqual([[], []])
})

test('after a sign-out the screen says so, with the ways to sign in again', async () => {
  const scene = alone([okta])
  scene.environment.storage.set('__sanity_auth_token', JSON.stringify({ token: scene.token.value }))
  show(scene)
  fireEvent.click(await screen.findByRole('button', { name: 'Ada Okafor' }))
  await screen.findByRole('heading', { name: 'You are signed out' })
  await screen.findByRole('link', { name: 'Okta' })
})
