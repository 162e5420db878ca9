import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { Component, type ReactElement, type ReactNode, useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AuthError } from '../errors.ts'
import { AuthBoundary } from './AuthBoundary.tsx'
import type { LoginErrorProps } from './screens/LoginError.tsx'
import type { LoginProps } from './screens/LoginScreen.tsx'
import { ada, type Person, tomas } from './testing/person.ts'
import { createScene, failure, sessionOf } from './testing/scene.tsx'
import { useCurrentUser } from './useCurrentUser.ts'

afterEach(cleanup)

/** A child with a state of its own, which types what it is told to. */
function Draft(): ReactElement {
  const [text, setText] = useState('')
  const user = useCurrentUser<Person>()
  return (
    <label>
      Draft of {user?.name ?? 'somebody'}
      <input value={text} onChange={({ target }) => setText(target.value)} />
    </label>
  )
}

function type(text: string): void {
  fireEvent.change(screen.getByRole('textbox'), { target: { value: text } })
}

function draft(): string {
  return (screen.getByRole('textbox') as HTMLInputElement).value
}

test('somebody who is signed in sees the children, and a renewal changes nothing about them', async () => {
  const { store, wrapper } = createScene()
  render(<AuthBoundary>{<Draft />}</AuthBoundary>, { wrapper })
  const input = screen.getByRole('textbox')
  type('unsaved')
  await act(() => store.refresh())
  expect(screen.getByRole('textbox')).toBe(input)
  expect(draft()).toBe('unsaved')
})

test("another person's children are new ones: nothing of the former's is left", () => {
  const { store, wrapper } = createScene()
  render(<AuthBoundary>{<Draft />}</AuthBoundary>, { wrapper })
  type('a secret of Ada')
  act(() => store.setCredential({ token: 'tomas' }, tomas))
  expect(screen.getByText('Draft of Tomás')).toBeTruthy()
  expect(draft()).toBe('')
})

test('a person who gets known only later was there all the time', () => {
  const { store, wrapper } = createScene(sessionOf(null))
  render(<AuthBoundary>{<Draft />}</AuthBoundary>, { wrapper })
  type('unsaved')
  act(() => store.setCredential({ token: 'token-2' }, ada))
  expect(screen.getByText('Draft of Ada')).toBeTruthy()
  expect(draft()).toBe('unsaved')
})

test('while somebody is being signed in the fallback shows, with words for screen readers', () => {
  const { wrapper } = createScene({ type: 'ask' })
  render(<AuthBoundary fallback={<p>Skeleton</p>}>never</AuthBoundary>, { wrapper })
  expect(screen.getByText('Skeleton')).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('Signing in…')
  expect(screen.queryByText('never')).toBeNull()
})

test('without a fallback a calm screen says that somebody is being signed in', () => {
  const { wrapper } = createScene({ type: 'ask' })
  render(<AuthBoundary header="Logo">never</AuthBoundary>, { wrapper })
  expect(screen.getByRole('status').textContent).toContain('Signing in…')
  expect(screen.getByText('Logo')).toBeTruthy()
  expect(document.activeElement).toBe(document.body)
})

test('a screen of the app itself takes the place of each of ours (dead API)', async () => {
  const scene = createScene({ type: 'ask' }, failure(true))
  render(
    <AuthBoundary
      fallback="not this one"
      CallbackComponent={OwnCallback}
      LoginComponent={OwnLogin}
      LoginErrorComponent={OwnError}
    >
      never
    </AuthBoundary>,
    { wrapper: scene.wrapper },
  )
  expect(screen.getByText('own callback')).toBeTruthy()
  await screen.findByText('own error: network')
  scene.nextSearch({ type: 'nothing', detail: 'empty' })
  fireEvent.click(screen.getByRole('button', { name: 'retry' }))
  await screen.findByText('own login: no-credential')
})

function OwnCallback(): ReactElement {
  return <p>own callback</p>
}

function OwnLogin({ reason }: LoginProps): ReactElement {
  return <p>own login: {reason?.code}</p>
}

function OwnError({ error, resetErrorBoundary }: LoginErrorProps): ReactElement {
  return (
    <>
      <p>own error: {(error as AuthError).code}</p>
      <button type="button" onClick={resetErrorBoundary}>
        retry
      </button>
    </>
  )
}

test('a sign-out says so, and nobody is signed in again before the person wants it', async () => {
  const { store, wrapper, holdSignOut, searches } = createScene()
  const release = holdSignOut()
  render(<AuthBoundary>{<Draft />}</AuthBoundary>, { wrapper })
  const left = store.logout()
  expect(await screen.findByRole('heading', { name: 'Signing out…' })).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
  release()
  await act(() => left)
  expect(screen.getByRole('heading', { name: 'You are signed out' })).toBeTruthy()
  expect(searches()).toBe(0)
  fireEvent.click(screen.getByRole('button', { name: 'Sign in again' }))
  await screen.findByText('Draft of Ada')
  expect(searches()).toBe(1)
})

test('an error that may pass offers to try again, in an alert with its code', async () => {
  const { wrapper, searches } = createScene(failure(true))
  render(<AuthBoundary>{<Draft />}</AuthBoundary>, { wrapper })
  const alert = screen.getByRole('alert')
  expect(alert.textContent).toContain('The backend is not there.')
  expect(alert.querySelector('code')?.textContent).toBe('network')
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByText('Draft of Ada')
  expect(searches()).toBe(1)
})

test('an error that trying again cannot help has no button', () => {
  const { wrapper } = createScene(failure(false))
  render(<AuthBoundary>never</AuthBoundary>, { wrapper })
  expect(screen.getByRole('alert')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test('the focus goes to what took the place of the focused element, and nowhere else', async () => {
  const { store, wrapper } = createScene()
  const { rerender } = render(<AuthBoundary>{<Draft />}</AuthBoundary>, { wrapper })
  screen.getByRole('textbox').focus()
  await act(() => store.logout())
  expect(document.activeElement).toBe(screen.getByRole('heading'))
  rerender(<p>gone</p>)
})

test('a frame whose dashboard has the focus does not take it', async () => {
  const { store, wrapper } = createScene()
  vi.spyOn(document, 'hasFocus').mockReturnValue(false)
  render(<AuthBoundary>{<Draft />}</AuthBoundary>, { wrapper })
  await act(() => store.logout())
  expect(document.activeElement).toBe(document.body)
})

/** The app's own boundary around everything. */
class AppBoundary extends Component<{ readonly children: ReactNode }, { readonly shown: string }> {
  override state = { shown: '' }

  static getDerivedStateFromError(error: Error): { readonly shown: string } {
    return { shown: `app: ${error.message}` }
  }

  override render(): ReactNode {
    return this.state.shown === '' ? this.props.children : this.state.shown
  }
}

function Bomb({ error }: { readonly error: Error }): never {
  throw error
}

/** Throws for as long as the test says so. */
function Fuse({ error }: { readonly error: () => Error | undefined }): ReactElement {
  const thrown = error()
  if (thrown) throw thrown
  return <p>all well</p>
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

test.each([
  ['a bug of the app', new Error('a bug of the app')],
  ['a hook outside of its provider', new AuthError('config-invalid', 'No provider.')],
  ['an option that does not exist', new AuthError('option-unknown', 'No such option.')],
  ['an option of no use', new AuthError('option-invalid', 'No such version.')],
  ['a host out of reach', new AuthError('project-token', 'Another host.')],
])("%s reaches the app's own boundary as it was thrown", (_, error) => {
  const { wrapper } = createScene()
  render(
    <AppBoundary>
      <AuthBoundary>
        <Bomb error={error} />
      </AuthBoundary>
    </AppBoundary>,
    { wrapper },
  )
  expect(screen.getByText(`app: ${error.message}`)).toBeTruthy()
})

test('a credential that does not come in time is told by the auth boundary', () => {
  const { wrapper } = createScene()
  const error = new AuthError('timeout', 'Nothing came.', { recoverable: true })
  render(
    <AuthBoundary>
      <Bomb error={error} />
    </AuthBoundary>,
    { wrapper },
  )
  expect(screen.getByRole('alert').textContent).toContain('Nothing came.')
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
})

test("an error of the session's is shown, and the next session starts without it", () => {
  const { store, wrapper } = createScene()
  const gone = new AuthError('session-changed', 'Somebody else signed in.')
  let thrown: Error | undefined = gone
  render(
    <AuthBoundary>
      <Fuse error={() => thrown} />
    </AuthBoundary>,
    { wrapper },
  )
  expect(screen.getByRole('alert').textContent).toContain('Somebody else signed in.')
  thrown = undefined
  act(() => store.setCredential({ token: 'tomas' }, tomas))
  expect(screen.getByText('all well')).toBeTruthy()
})

test("an error of the session's goes with a renewal, and with the press of its button", async () => {
  const { store, wrapper } = createScene()
  let thrown: Error | undefined = new AuthError('signed-out', 'Nobody is signed in.')
  const app = (
    <AuthBoundary>
      <Fuse error={() => thrown} />
    </AuthBoundary>
  )
  const { unmount } = render(app, { wrapper })
  thrown = undefined
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(screen.getByText('all well')).toBeTruthy()
  unmount()
  thrown = new AuthError('signed-out', 'Nobody is signed in.')
  render(app, { wrapper })
  thrown = undefined
  await act(() => store.refresh())
  expect(screen.getByText('all well')).toBeTruthy()
})
