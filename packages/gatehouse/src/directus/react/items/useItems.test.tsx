import { QueryClient } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { type ReactElement, StrictMode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { createItem } from '../../commands/createItem.ts'
import { deleteItem } from '../../commands/deleteItem.ts'
import { updateItem } from '../../commands/updateItem.ts'
import { DirectusApp } from '../DirectusApp.tsx'
import { createScene, NOOR, type Scene } from '../testing/scene.tsx'
import { useItems } from './useItems.ts'

afterEach(cleanup)

const ALL = { fields: ['id', 'title', 'status', 'sort'], sort: ['sort'] }
const OPEN = { fields: ['id', 'title'], sort: ['sort'], filter: { status: { _eq: 'open' } } }

interface ListProps {
  readonly query?: object
  readonly live?: boolean
}

function List({ query = ALL, live }: ListProps): ReactElement {
  const { data, isLive, error } = useItems('tasks', query, { live })
  if (error) return <p role="alert">{error.message}</p>
  return (
    <ul aria-label={isLive ? 'live' : 'still'}>
      {data?.map(({ id, title }) => (
        <li key={id}>{title}</li>
      ))}
    </ul>
  )
}

type LiveClient = ReturnType<Scene['liveClient']>

interface Opened {
  readonly scene: Scene
  readonly client: LiveClient
  /** Somebody else, who changes things. */
  readonly other: LiveClient
  readonly unmount: () => void
}

async function open(children: ReactElement, queryClient?: QueryClient): Promise<Opened> {
  const scene = await createScene()
  const [client, other] = [scene.liveClient(), scene.liveClient()]
  await Promise.all([client.login(NOOR), other.login(NOOR)])
  const { unmount } = render(
    <StrictMode>
      <DirectusApp
        client={client}
        queryClient={queryClient}
        environment={scene.environment}
        fallback="Loading"
      >
        {children}
      </DirectusApp>
    </StrictMode>,
  )
  return { scene, client, other, unmount }
}

async function titles(): Promise<readonly (string | null)[]> {
  const list = await screen.findByRole('list', { name: 'live' })
  return within(list)
    .queryAllByRole('listitem')
    .map(({ textContent }) => textContent)
}

function reads(scene: Scene): number {
  return scene.asked().filter((line) => line === 'GET /items/tasks').length
}

test('items are read, and then change by themselves', async () => {
  const { other } = await open(<List />)
  await waitFor(async () => expect(await titles()).toContain('Proofread the annual report'))
  await act(() => other.request(updateItem('tasks', 10, { title: 'Proofread all of it' })))
  await waitFor(async () => expect(await titles()).toContain('Proofread all of it'))
  await act(() => other.request(deleteItem('tasks', 10)))
  await waitFor(async () => expect(await titles()).not.toContain('Proofread all of it'))
  await act(() => other.request(createItem('tasks', { title: 'Water the plants', sort: 99 })))
  await waitFor(async () => expect((await titles()).at(-1)).toBe('Water the plants'))
})

test('a change whose place is certain asks the server for nothing', async () => {
  const { scene, other } = await open(<List />)
  await waitFor(async () => expect(await titles()).toHaveLength(12))
  const before = reads(scene)
  await act(() => other.request(updateItem('tasks', 10, { title: 'Proofread all of it' })))
  await waitFor(async () => expect(await titles()).toContain('Proofread all of it'))
  expect(reads(scene)).toBe(before)
})

test('a row that a change takes out of the filter goes, though the server does not tell of it', async () => {
  const { other } = await open(<List query={OPEN} />)
  await waitFor(async () => expect(await titles()).toContain('Order chairs for the courtyard'))
  await act(() => other.request(updateItem('tasks', 6, { status: 'done' })))
  await waitFor(async () => expect(await titles()).not.toContain('Order chairs for the courtyard'))
})

test('a later page changes too, though the server tells it of deletions only', async () => {
  const { other } = await open(<List query={{ ...ALL, limit: 3, page: 2 }} />)
  await waitFor(async () => expect(await titles()).toHaveLength(3))
  await act(() => other.request(updateItem('tasks', 5, { title: 'Translate the closing speech' })))
  await waitFor(async () => expect(await titles()).toContain('Translate the closing speech'))
})

test('a burst of changes is one question', async () => {
  const { scene, other } = await open(<List query={OPEN} />)
  await waitFor(async () => expect(await titles()).toContain('Order chairs for the courtyard'))
  await waitFor(() => expect(reads(scene)).toBe(2))
  await act(async () => {
    await Promise.all(
      [1, 3, 6, 7, 9, 12].map((id) => other.request(updateItem('tasks', id, { status: 'done' }))),
    )
  })
  await waitFor(async () => expect(await titles()).toEqual([]))
  expect(reads(scene) - 2).toBeLessThanOrEqual(2)
})

test('components that ask the same have one subscription, which ends with the last (I10)', async () => {
  const { scene, client, unmount } = await open(
    <>
      <List />
      <List />
      <List query={OPEN} />
    </>,
  )
  const sent: unknown[] = []
  client.onWebSocket('message', (message) => sent.push(message))
  await waitFor(() => expect(screen.getAllByRole('list', { name: 'live' })).toHaveLength(3))
  expect(told(sent, 'init')).toBe(2)
  expect(scene.emulator.world.directus.counters.socketsOpened).toBe(1)
  unmount()
  await waitFor(() => expect(told(sent, 'unsubscribe')).toBe(2))
})

function told(messages: readonly unknown[], event: string): number {
  return messages.filter((message) => Object(message).event === event).length
}

test('what is not to be live is read and stays still', async () => {
  const { scene } = await open(<List live={false} />)
  const list = await screen.findByRole('list', { name: 'still' })
  await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(12))
  expect(scene.emulator.world.directus.counters.socketsOpened).toBe(0)
})

test('a sign-out leaves nothing of the rows, whatever the socket still tells (S15)', async () => {
  const queryClient = new QueryClient()
  const { client } = await open(<List />, queryClient)
  await waitFor(async () => expect(await titles()).toHaveLength(12))
  await act(() => client.logout())
  await screen.findByRole('heading', { name: 'You are signed out' })
  const kept = queryClient.getQueryCache().findAll({ predicate: isAboutTasks })
  expect(kept).toEqual([])
  expect(document.body.textContent).not.toContain('Proofread')
})

function isAboutTasks({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean {
  return queryKey.includes('tasks')
}

test('a connection that is lost is told, and what was missed meanwhile comes', async () => {
  const { scene, other } = await open(<List />)
  await waitFor(async () => expect(await titles()).toHaveLength(12))
  act(() => scene.emulator.world.directus.changes.emit({ type: 'socketsKilled' }))
  await screen.findByRole('list', { name: 'still' })
  await act(() => other.request(deleteItem('tasks', 10)))
  await waitFor(async () => expect(await titles()).toHaveLength(11))
})

test('a collection that the person may not read is an error, and nothing is followed', async () => {
  const { client } = await open(<NoSuch />)
  await screen.findByRole('alert')
  client.disconnect()
})

function NoSuch(): ReactElement {
  const { error } = useItems('secrets')
  return error ? <p role="alert">{error.message}</p> : <p>…</p>
}
