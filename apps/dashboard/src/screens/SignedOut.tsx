import type { LoginProps } from 'gatehouse/react'
import type { ReactElement } from 'react'
import { SignIn } from './SignIn.tsx'
import { signedOutSentence } from './signedOutSentence.ts'
import { Waiting } from './Waiting.tsx'

/** The sign-in page, with the reason where somebody was signed in before. */
export function SignedOut({ reason, isSigningOut }: LoginProps): ReactElement {
  if (isSigningOut) return <Waiting>Signing out…</Waiting>
  const sentence = signedOutSentence(reason)
  return (
    <SignIn
      notice={
        sentence && (
          <p className="notice" role="status">
            {sentence}
          </p>
        )
      }
    />
  )
}
