import { act, cleanup, render, renderHook } from '@testing-library/react'
import { type ReactElement, StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { isAuthError } from '../errors.ts'
import { AuthProvider } from './AuthProvider.tsx'
import { ada, type Person, tomas } from './testing/person.ts'
import { createScene, sessionOf } from './testing/scene.tsx'
import { useAuthState } from './useAuthState.ts'
import { useAuthStore } from './useAuthStore.ts'
import { useAuthToken } from './useAuthToken.ts'
import { useCurrentUser } from './useCurrentUser.ts'
import { useLogIn } from './useLogIn.ts'
import { useLogOut } from './useLogOut.ts'

afterEach(cleanup)

interface ReaderProps {
  readonly seen: (value: string | null | undefined) => void
}

function UserReader({ seen }: ReaderProps): null {
  seen(useCurrentUser<Person>()?.name)
  return null
}

function TokenReader({ seen }: ReaderProps): null {
  seen(useAuthToken())
  return null
}

function Summary(): ReactElement {
  return (
    <p>
      {useAuthState().type} {useCurrentUser<Person>()?.name ?? 'nobody'}
    </p>
  )
}

test('the hooks tell the state, the token and the person', () => {
  const { store, wrapper } = createScene()
  const read = () => ({
    state: useAuthState(),
    type: useAuthState(({ type }) => type),
    token: useAuthToken(),
    user: useCurrentUser<Person>(),
    store: useAuthStore(),
  })
  const { result } = renderHook(read, { wrapper })
  expect(result.current).toEqual({
    state: store.getState(),
    type: 'logged-in',
    token: 'token-1',
    user: ada,
    store,
  })
})

test('signing out and in again is one function each, the same through all renders', async () => {
  const { wrapper } = createScene()
  const read = () => ({ in: useLogIn(), out: useLogOut(), user: useCurrentUser<Person>() })
  const { result, rerender } = renderHook(read, { wrapper })
  const first = result.current
  await act(() => first.out())
  expect(result.current.user).toBeNull()
  await act(() => first.in())
  expect(result.current.user).toBe(ada)
  rerender()
  expect(result.current).toMatchObject({ in: first.in, out: first.out })
})

test('a renewal renders 0 of 1,000 components that read the person, and those that read the token', async () => {
  const { store, wrapper } = createScene()
  const renders = vi.fn()
  const tokens = vi.fn()
  const readers = Array.from({ length: 1_000 }, (_, index) => (
    <UserReader key={String(index)} seen={renders} />
  ))
  render(
    <>
      {readers}
      <TokenReader seen={tokens} />
    </>,
    { wrapper },
  )
  expect(renders).toHaveBeenCalledTimes(1_000)
  await act(() => store.refresh())
  expect(renders).toHaveBeenCalledTimes(1_000)
  expect(tokens.mock.calls).toEqual([['token-1'], ['token-2']])
})

test('another person renders every component that reads the person, once', async () => {
  const { store, wrapper } = createScene()
  const names = vi.fn()
  render(<UserReader seen={names} />, { wrapper })
  act(() => store.setCredential({ token: 'tomas' }, tomas))
  expect(names.mock.calls).toEqual([['Ada'], ['Tomás']])
})

test('an inline selector subscribes once, whatever renders', async () => {
  const { store } = createScene()
  const subscribe = vi.fn(store.subscribe)
  const watched = { ...store, subscribe }
  const { rerender } = renderHook(() => useAuthState((state) => state.type), {
    wrapper: ({ children }) => <AuthProvider store={watched}>{children}</AuthProvider>,
  })
  rerender()
  rerender()
  expect(subscribe).toHaveBeenCalledTimes(1)
})

test('a selector that makes a new object each time does not render for ever', async () => {
  const { store, wrapper } = createScene()
  const error = vi.spyOn(console, 'error')
  const picked: object[] = []
  const { rerender } = renderHook(
    () => picked.push(useAuthState((state) => ({ type: state.type }))),
    { wrapper },
  )
  rerender()
  expect(picked).toHaveLength(2)
  await act(() => store.refresh())
  expect(picked).toHaveLength(3)
  expect(error).not.toHaveBeenCalled()
})

test('a selector sees the props of the render that it belongs to', () => {
  const { wrapper } = createScene()
  const { result, rerender } = renderHook(
    ({ name }) => useAuthState((state) => `${name} ${state.type}`),
    { wrapper, initialProps: { name: 'a' } },
  )
  rerender({ name: 'b' })
  expect(result.current).toBe('b logged-in')
})

test('outside of a provider a hook says what to do', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const hooks = [useAuthState, useAuthStore, useAuthToken, useCurrentUser, useLogIn, useLogOut]
  for (const hook of hooks) {
    const thrown = caught(() => renderHook(() => hook()))
    expect(isAuthError(thrown, 'config-invalid')).toBe(true)
    expect(String(thrown)).toContain('<AuthProvider store={authStore}>')
  }
})

test('on a server, and in the first render of its page, the state is the initial one (SSR4)', () => {
  const { wrapper } = createScene()
  const error = vi.spyOn(console, 'error')
  const app = wrapper({ children: <Summary /> })
  const container = document.createElement('div')
  container.innerHTML = renderToString(app)
  expect(container.textContent).toBe('logging-in nobody')
  render(app, { container, hydrate: true })
  expect(container.textContent).toBe('logged-in Ada')
  expect(error).not.toHaveBeenCalled()
})

test('in StrictMode nothing is subscribed twice, and nothing is left behind', () => {
  const { store } = createScene(sessionOf(ada))
  let listening = 0
  const watched = {
    ...store,
    subscribe: (listener: Parameters<typeof store.subscribe>[0]) => {
      const stop = store.subscribe(listener)
      listening += 1
      return () => {
        listening -= 1
        stop()
      }
    },
  }
  const { unmount } = renderHook(() => useAuthState(), {
    wrapper: ({ children }) => (
      <StrictMode>
        <AuthProvider store={watched}>{children}</AuthProvider>
      </StrictMode>
    ),
  })
  expect(listening).toBe(1)
  unmount()
  expect(listening).toBe(0)
})

function caught(task: () => unknown): unknown {
  try {
    return task()
  } catch (error) {
    return error
  }
}
