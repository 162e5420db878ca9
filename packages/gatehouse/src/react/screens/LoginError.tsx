import type { ReactElement, ReactNode } from 'react'
import { type AuthError, isAuthError } from '../../errors.ts'
import { Action } from './Action.tsx'
import { errorTitle } from './errorTitle.ts'
import { Screen } from './Screen.tsx'
import { Sentence } from './Sentence.tsx'

/** Props of {@link LoginError}, and of a component that stands in for it. */
export interface LoginErrorProps {
  /** An `AuthError`, or an error of the platform's that its auth boundary shows. */
  readonly error: Error
  /** Tries again: signs in anew, or renders the app anew where that threw. */
  readonly resetErrorBoundary: () => void
  readonly header?: ReactNode
  readonly footer?: ReactNode
}

/** Says what went wrong and, where that can help, offers to try again. */
export function LoginError(props: LoginErrorProps): ReactElement {
  const { error, resetErrorBoundary, header, footer } = props
  if (!isAuthError(error)) return <UnknownError {...props} />
  return (
    <Screen role="alert" title={errorTitle(error.code)} header={header} footer={footer}>
      <Sentence>{error.message}</Sentence>
      <Sentence size="small">
        <code>{error.code}</code>
      </Sentence>
      {canRetry(error) && <Action onPress={resetErrorBoundary}>Try again</Action>}
    </Screen>
  )
}

/** What the app threw because the session gave way renders well in the next one. */
function canRetry({ code, recoverable }: AuthError): boolean {
  return recoverable || code === 'session-changed' || code === 'signed-out'
}

/** Its message may hold anything, and is not for people. */
function UnknownError({ resetErrorBoundary, header, footer }: LoginErrorProps): ReactElement {
  return (
    <Screen role="alert" title="Something went wrong" header={header} footer={footer}>
      <Sentence>The app could not go on with your session.</Sentence>
      <Action onPress={resetErrorBoundary}>Try again</Action>
    </Screen>
  )
}
