import { type LoginProps, SanityApp, useCurrentUser, useLogOut } from 'gatehouse/sanity/react'

const config = { projectId: 'abc12345', dataset: 'production' }

/** An app on an address of its own: who is not signed in is sent to the sign-in page, and comes back. */
export function App() {
  return (
    <SanityApp config={config} fallback={<p>Loading…</p>}>
      <Account />
    </SanityApp>
  )
}

/** The same without the redirect: a page that greets first, and signs in when the person asks for it. */
export function AppWithGreeting() {
  return (
    <SanityApp config={config} fallback={<p>Loading…</p>} LoginComponent={Greeting}>
      <Account />
    </SanityApp>
  )
}

function Greeting({ reason, login }: LoginProps) {
  return (
    <main>
      <h1>Northlight Journal</h1>
      {reason?.detail && <p role="status">{reason.detail}</p>}
      <button type="button" onClick={login}>
        Sign in
      </button>
    </main>
  )
}

/** And with a list of the ways to sign in, of those that the API names. */
export function AppWithProviders() {
  const auth = {
    providers: (all: { name: string; title: string; url: string }[]) =>
      all.filter(({ name }) => name !== 'saml'),
  }
  return (
    <SanityApp config={{ ...config, auth }} fallback={<p>Loading…</p>}>
      <Account />
    </SanityApp>
  )
}

function Account() {
  const user = useCurrentUser()
  const logOut = useLogOut()
  return (
    <button type="button" onClick={logOut}>
      Sign out {user?.name}
    </button>
  )
}
