import { realtime, updateItem } from 'gatehouse/directus'
import { DirectusApp, directusHooks } from 'gatehouse/directus/react'

interface Task {
  readonly id: number
  readonly title: string
  readonly status: 'open' | 'done'
}

/** The hooks, with the types of this app's collections. */
const { useDirectus, useItems } = directusHooks<{ readonly tasks: Task[] }>()

/** With `realtime`, `useItems` follows what others change. */
const socket = realtime()

export function App() {
  return (
    <DirectusApp url="https://directus.example.com" fallback={<p>Loading…</p>} realtime={socket}>
      <Tasks />
    </DirectusApp>
  )
}

function Tasks() {
  const client = useDirectus()
  const { data, isLive, error } = useItems('tasks', {
    fields: ['id', 'title', 'status'],
    sort: ['title'],
  })
  if (error) return <p role="alert">The tasks did not come.</p>
  if (!data) return <p>Loading…</p>
  const done = (id: number) => client.request(updateItem('tasks', id, { status: 'done' }))
  return (
    <>
      <p>{isLive ? 'Live' : 'As of the last load'}</p>
      <ul>
        {data.map(({ id, title, status }) => (
          <li key={id}>
            {title}
            {status === 'open' && (
              <button type="button" onClick={() => void done(id)}>
                Done
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
