import { type ReactElement, type ReactNode, useState } from 'react'
import { ORGANIZATION } from '../apps.ts'
import { useDashboard } from '../dashboardContext.ts'
import { PersonList } from '../people/PersonList.tsx'
import { usePeople } from '../people/usePeople.ts'

/** Props of {@link SignIn}. */
export interface SignInProps {
  /** What happened before: why nobody is signed in. */
  readonly notice?: ReactNode
}

/** Asks who one is, and leaves for the login page. */
export function SignIn({ notice }: SignInProps): ReactElement {
  const { config, session } = useDashboard()
  const people = usePeople(config.apiHost)
  const [blocked, setBlocked] = useState(false)
  return (
    <main className="sign-in">
      <div className="card sign-in-card">
        <h1>Sign in to {ORGANIZATION.name}</h1>
        <p className="quiet sign-in-lead">
          Choose who you are. No password is asked: this is an emulated platform.
        </p>
        {notice}
        {blocked && (
          <p className="notice notice-bad" role="alert">
            This browser blocks storage for this page, so a sign-in cannot be begun safely. Allow
            site data, and try again.
          </p>
        )}
        <PersonList
          people={people}
          onChoose={({ id }) => {
            try {
              session.signIn(id)
            } catch {
              setBlocked(true)
            }
          }}
        />
      </div>
    </main>
  )
}
