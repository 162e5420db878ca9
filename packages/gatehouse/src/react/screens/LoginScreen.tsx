import type { ReactElement, ReactNode } from 'react'
import type { SignedOutReason } from '../../machine/session.ts'
import { Action } from './Action.tsx'
import { Screen } from './Screen.tsx'
import { Sentence } from './Sentence.tsx'
import { signedOutText } from './signedOutText.ts'

/** Props of {@link LoginScreen}, and of a component that stands in for it. */
export interface LoginProps {
  readonly header?: ReactNode
  readonly footer?: ReactNode
  /** Why nobody is signed in; absent where nobody ever was. */
  readonly reason?: SignedOutReason | undefined
  /** Whether the backend is still being told of a sign-out. */
  readonly isSigningOut: boolean
  /** Looks for a credential again. Nothing does so before a person wants it. */
  readonly login: () => void
}

/** Says why nobody is signed in, and waits until the person wants to be. */
export function LoginScreen(props: LoginProps): ReactElement {
  const { header, footer, reason, isSigningOut, login } = props
  const { title, sentence } = signedOutText(reason?.code)
  if (isSigningOut) {
    return (
      <Screen role="status" title="Signing out…" header={header} footer={footer}>
        <Sentence>The server is being told. Here, everything is forgotten already.</Sentence>
      </Screen>
    )
  }
  return (
    <Screen role="status" title={title} header={header} footer={footer}>
      <Sentence>{sentence}</Sentence>
      {reason?.detail !== undefined && <Sentence size="small">{reason.detail}</Sentence>}
      <Action onPress={login}>{reason ? 'Sign in again' : 'Sign in'}</Action>
    </Screen>
  )
}
