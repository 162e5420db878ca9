import { SanityApp, useAuthState, useClient, useCurrentUser } from 'gatehouse/sanity/react'
import { useEffect, useState } from 'react'

const config = { projectId: 'abc12345', dataset: 'production' }

/** A custom app for the dashboard: signed in at once, with the person's own rights. */
export function App() {
  return (
    <SanityApp config={config} fallback={<p>Loading…</p>}>
      <Posts />
    </SanityApp>
  )
}

function Posts() {
  const user = useCurrentUser()
  const method = useAuthState((state) => (state.type === 'logged-in' ? state.method : null))
  const client = useClient({ apiVersion: '2025-02-19' })
  const [titles, setTitles] = useState<readonly string[]>([])

  useEffect(() => {
    const controller = new AbortController()
    client
      .fetch<string[]>('*[_type == "post"].title', {}, { signal: controller.signal })
      .then(setTitles, () => setTitles([]))
    return () => controller.abort()
  }, [client])

  return (
    <section aria-label={`Posts of ${user?.name}, by ${method}`}>
      {titles.map((title) => (
        <p key={title}>{title}</p>
      ))}
    </section>
  )
}
