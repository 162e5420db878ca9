import type { LoginErrorProps } from 'gatehouse/react'
import type { ReactElement } from 'react'
import { SignIn } from './SignIn.tsx'

/** The sign-in page after a sign-in that failed: the people are still there to choose from. */
export function SignInFailed({ error }: LoginErrorProps): ReactElement {
  return (
    <SignIn
      notice={
        <div className="notice notice-bad" role="alert">
          <span>
            <strong>You are not signed in.</strong> {error.message}
          </span>
        </div>
      }
    />
  )
}
