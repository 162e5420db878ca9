import type { SanityConfig } from 'gatehouse/sanity'
import { SanityApp, useAuthState, useLogOut } from 'gatehouse/sanity/react'
import { type ReactElement, useSyncExternalStore } from 'react'
import { Projects } from '../probe/Projects.tsx'
import { OwnLogin } from './OwnLogin.tsx'
import { Person } from './Person.tsx'

/** Props of {@link Standalone}. */
export interface StandaloneProps {
  readonly config: SanityConfig
  /** Whether the app brings a sign-in screen of its own. */
  readonly ownLogin?: boolean
}

/** The smallest app that people sign in to on its own. */
export function Standalone({ config, ownLogin = false }: StandaloneProps): ReactElement {
  return (
    <SanityApp
      config={config}
      fallback={<p>One moment…</p>}
      {...(ownLogin && { LoginComponent: OwnLogin })}
    >
      <Content />
    </SanityApp>
  )
}

function Content(): ReactElement {
  const logOut = useLogOut()
  return (
    <main>
      <Person />
      <Renewed />
      <Route />
      <Projects />
      <button
        type="button"
        onClick={() => {
          // All is forgotten here, even where the server could not be told.
          void logOut().catch(() => undefined)
        }}
      >
        Sign out
      </button>
    </main>
  )
}

/** When the token was renewed: on its own, as nothing else here has to do with a renewal. */
function Renewed(): ReactElement {
  const renewedAt = useAuthState((state) =>
    state.type === 'logged-in' ? (state.lastTokenRefresh ?? 'never') : state.type,
  )
  return <p>Renewed at {renewedAt}</p>
}

/** Where the person is in the app. */
function Route(): ReactElement {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  return <p>At {hash === '' ? 'the beginning' : hash}</p>
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}
