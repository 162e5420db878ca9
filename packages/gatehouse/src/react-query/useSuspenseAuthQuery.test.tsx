import { act, cleanup, render, screen } from '@testing-library/react'
import { type ReactElement, Suspense } from 'react'
import { afterEach, expect, test } from 'vitest'
import { type Person, tomas } from '../react/testing/person.ts'
import { createScene, type Scene } from './testing/scene.tsx'
import { settled } from './testing/settled.ts'
import { useSuspenseAuthQuery } from './useSuspenseAuthQuery.ts'
import { useSuspenseCurrentUserQuery } from './useSuspenseCurrentUserQuery.ts'

afterEach(cleanup)

function Posts({ scene }: { readonly scene: Scene }): ReactElement {
  const user = useSuspenseCurrentUserQuery<Person>().data
  const posts = useSuspenseAuthQuery({ queryKey: ['posts'], queryFn: () => scene.ask('/posts') })
  return (
    <p>
      {user?.name}: {posts.data}
    </p>
  )
}

test('the Suspense variants suspend while nobody is signed in, and show the person after that', async () => {
  const scene = createScene('nobody')
  render(
    <Suspense fallback="waiting">
      <Posts scene={scene} />
    </Suspense>,
    { wrapper: scene.wrapperOf() },
  )
  await act(settled)
  expect(screen.getByText('waiting')).toBeTruthy()
  expect(scene.asked()).toEqual([])
  act(() => scene.signIn(tomas))
  await screen.findByText('Tomás: secret of Tomás')
  await act(() => scene.store.logout())
  expect(screen.getByText('waiting')).toBeTruthy()
})

test('with Suspense another person is another load', async () => {
  const scene = createScene()
  render(
    <Suspense fallback="waiting">
      <Posts scene={scene} />
    </Suspense>,
    { wrapper: scene.wrapperOf() },
  )
  await screen.findByText('Ada: secret of Ada')
  act(() => scene.signIn(tomas))
  expect(screen.getByText('waiting')).toBeTruthy()
  await screen.findByText('Tomás: secret of Tomás')
})
