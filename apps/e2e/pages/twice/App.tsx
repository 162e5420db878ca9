import { AuthStateType } from '@sanity/sdk'
import {
  SanityApp,
  type SanityConfig,
  useAuthState,
  useClient,
  useCurrentUser,
  useLogOut,
} from '@sanity/sdk-react'
import { type ReactElement, useEffect, useState } from 'react'

/** An app as one writes it for the vendor's SDK. It is built once more with other imports. */
const config: SanityConfig = {
  projectId: 'k3v9x2ab',
  dataset: 'production',
  auth: { apiHost: `http://api.localhost:${location.port}` },
}

export function App(): ReactElement {
  return (
    <SanityApp config={config} fallback={<p>One moment…</p>}>
      <Posts />
    </SanityApp>
  )
}

function Posts(): ReactElement {
  const user = useCurrentUser()
  const state = useAuthState()
  const logOut = useLogOut()
  const titles = useTitles()
  return (
    <main>
      <h1>{user?.name ?? 'Nobody yet'}</h1>
      <p>{state.type === AuthStateType.LOGGED_IN ? 'Signed in' : 'Not signed in'}</p>
      <ul aria-label="Posts">
        {titles.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
      <button type="button" onClick={logOut}>
        Sign out
      </button>
    </main>
  )
}

function useTitles(): readonly string[] {
  const client = useClient({ apiVersion: '2025-02-19' })
  const [titles, setTitles] = useState<readonly string[]>([])
  useEffect(() => {
    let gone = false
    client.fetch<string[]>('*[_type == "post"] | order(title asc).title').then(
      (found) => {
        if (!gone) setTitles(found)
      },
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [client])
  return titles
}
