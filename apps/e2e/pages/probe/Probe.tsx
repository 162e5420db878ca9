import { useAuthState, useClient, useCurrentUser, useLogOut } from 'gatehouse/sanity/react'
import type { ReactElement } from 'react'
import { useState } from 'react'

/** The smallest app: who is signed in, how, and whether a request gets through. */
export function Probe(): ReactElement {
  const user = useCurrentUser()
  const method = useAuthState((state) => (state.type === 'logged-in' ? state.method : state.type))
  const logOut = useLogOut()
  return (
    <main>
      <h1>{user?.name}</h1>
      <p>Signed in by {method}</p>
      <Projects />
      <button type="button" onClick={logOut}>
        Sign out
      </button>
    </main>
  )
}

function Projects(): ReactElement {
  const client = useClient({ apiVersion: '2025-02-19', scope: 'global' })
  const [answer, setAnswer] = useState('')
  const ask = async (): Promise<void> => {
    setAnswer('…')
    try {
      const projects = await client.request<readonly unknown[]>({ uri: '/projects' })
      setAnswer(`${projects.length} projects`)
    } catch (error) {
      setAnswer(error instanceof Error ? error.name : 'failed')
    }
  }
  return (
    <p>
      <button type="button" onClick={ask}>
        Count projects
      </button>
      <output>{answer}</output>
    </p>
  )
}
