import { useAuthState, useCurrentUser, useLogOut } from 'gatehouse/sanity/react'
import type { ReactElement } from 'react'
import { Projects } from './Projects.tsx'

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
