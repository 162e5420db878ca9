import { SanityApp, useCurrentUser } from '@sanity/sdk-react'
import type { ReactElement } from 'react'
import { mount } from '../mount.ts'

function Person(): ReactElement {
  const user = useCurrentUser()
  return <h1>{user?.name ?? 'Nobody yet'}</h1>
}

mount(
  <SanityApp
    config={{
      projectId: 'k3v9x2ab',
      dataset: 'production',
      auth: { apiHost: `http://api.localhost:${location.port}` },
    }}
    fallback={<p>One moment…</p>}
  >
    <Person />
  </SanityApp>,
)
