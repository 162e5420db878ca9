import { QueryClient } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { type ReactElement, Suspense } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { tomas } from '../react/testing/person.ts'
import { createScene, type Scene } from './testing/scene.tsx'
import { useAuthQuery } from './useAuthQuery.ts'
import { useSuspenseAuthQuery } from './useSuspenseAuthQuery.ts'

afterEach(cleanup)

interface PostsProps {
  readonly scene: Scene
}

function Posts({ scene }: PostsProps): ReactElement {
  const { data } = useAuthQuery({ queryKey: ['posts'], queryFn: () => scene.ask('/posts') })
  return <p>{data ?? 'loading'}</p>
}

function SuspensePosts({ scene }: PostsProps): ReactElement {
  const { data } = useSuspenseAuthQuery({ queryKey: ['a'], queryFn: () => scene.ask('/a') })
  return <p>{data}</p>
}

test('a server renders what is the same for everybody, asks nobody, and a page takes over (SSR)', async () => {
  const scene = createScene()
  const error = vi.spyOn(console, 'error')
  const Wrapper = scene.wrapperOf()
  const app = (
    <Wrapper>
      <Posts scene={scene} />
    </Wrapper>
  )
  const container = document.createElement('div')
  document.body.append(container)
  container.innerHTML = renderToString(app)
  expect(container.textContent).toBe('loading')
  expect(scene.asked()).toEqual([])
  render(app, { container, hydrate: true })
  await screen.findByText('secret of Ada')
  expect(error).not.toHaveBeenCalled()
})

test('a server renders the fallback of a suspended query', () => {
  const scene = createScene()
  const Wrapper = scene.wrapperOf()
  const html = renderToString(
    <Wrapper>
      <Suspense fallback="waiting">
        <SuspensePosts scene={scene} />
      </Suspense>
    </Wrapper>,
  )
  expect(html).toContain('waiting')
})

test('two persons in one process, each with a client and a store, never meet (S14)', async () => {
  const scenes = [createScene(), createScene('nobody')] as const
  scenes[1].signIn(tomas)
  const clients = [new QueryClient(), new QueryClient()] as const
  const [OfAda, OfTomas] = [scenes[0].wrapperOf(clients[0]), scenes[1].wrapperOf(clients[1])]
  render(
    <>
      <OfAda>
        <Posts scene={scenes[0]} />
      </OfAda>
      <OfTomas>
        <Posts scene={scenes[1]} />
      </OfTomas>
    </>,
  )
  await screen.findByText('secret of Ada')
  await screen.findByText('secret of Tomás')
  const held = clients.map((client) =>
    JSON.stringify(
      client
        .getQueryCache()
        .getAll()
        .map(({ state }) => state),
    ),
  )
  expect(held[0]).not.toContain('Tomás')
  expect(held[1]).not.toContain('Ada')
  await scenes[0].store.logout()
  expect(clients[1].getQueryCache().getAll()).toHaveLength(1)
})
