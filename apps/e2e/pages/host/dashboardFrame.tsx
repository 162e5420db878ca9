import { DashboardFrame } from 'gatehouse/sanity/host'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { mount } from '../mount.ts'

/** What the story gives to this page. */
interface Story {
  /** Makes a token for the app. */
  readonly createToken: () => Promise<string | null>
}

function Host({ url }: { readonly url: string }): ReactElement {
  const [status, setStatus] = useState('')
  return (
    <main style={{ height: '90vh' }}>
      <output>{status}</output>
      <DashboardFrame
        title="App"
        url={url}
        organizationId="oNorthlit"
        createToken={() => (window as unknown as Story).createToken()}
        onAccessRequest={async () => ({ success: true })}
        onStatus={setStatus}
      />
    </main>
  )
}

mount(<Host url={new URLSearchParams(location.search).get('app') ?? ''} />)
