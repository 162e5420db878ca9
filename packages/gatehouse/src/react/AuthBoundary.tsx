import { type ComponentType, type ReactElement, type ReactNode, Suspense } from 'react'
import { boundaryView } from './boundaryView.ts'
import { isSessionError as isAuthSessionError } from './isSessionError.ts'
import { SessionErrorBoundary } from './SessionErrorBoundary.tsx'
import { LoggingIn } from './screens/LoggingIn.tsx'
import type { LoginCallbackProps } from './screens/LoginCallback.tsx'
import { LoginError, type LoginErrorProps } from './screens/LoginError.tsx'
import { type LoginProps, LoginScreen } from './screens/LoginScreen.tsx'
import { useAuthState } from './useAuthState.ts'
import { useAuthStore } from './useAuthStore.ts'
import { useOccupancy } from './useOccupancy.ts'

/** Props of {@link AuthBoundary}. */
export interface AuthBoundaryProps {
  /** Shown while somebody is being signed in, and while the children load. */
  readonly fallback?: ReactNode
  /** Shown while nobody is signed in. @defaultValue a screen that says why, with a button */
  readonly LoginComponent?: ComponentType<LoginProps> | undefined
  /** Shown in place of `fallback` while somebody is being signed in. */
  readonly CallbackComponent?: ComponentType<LoginCallbackProps> | undefined
  /** Shown for errors of the session. @defaultValue {@link LoginError} */
  readonly LoginErrorComponent?: ComponentType<LoginErrorProps> | undefined
  /** Handed to the components above. */
  readonly header?: ReactNode
  /** Handed to the components above. */
  readonly footer?: ReactNode
  /**
   * Which errors that children throw are the session's. All others go on to the app's own boundary.
   * @defaultValue an `AuthError`, unless its code tells of a mistake in the app: `config-invalid`,
   * `option-unknown`, `option-invalid`, `project-token`, `not-supported`
   */
  readonly isSessionError?: (error: unknown) => boolean
  readonly children?: ReactNode
}

/**
 * Shows its children to somebody who is signed in, and everybody else why they are not. A renewal
 * shows nowhere. Another person's children are new ones: no state of the former person is left.
 * @throws AuthError `config-invalid` outside of a provider
 */
export function AuthBoundary({
  fallback,
  LoginComponent = LoginScreen,
  CallbackComponent,
  LoginErrorComponent = LoginError,
  header,
  footer,
  isSessionError = isAuthSessionError,
  children,
}: AuthBoundaryProps): ReactElement {
  const { login } = useAuthStore()
  const view = useAuthState(boundaryView)
  const occupancy = useOccupancy()
  const frame = { header, footer }
  switch (view.type) {
    case 'logged-in':
      return (
        <SessionErrorBoundary
          key={occupancy}
          {...frame}
          isSessionError={isSessionError}
          LoginErrorComponent={LoginErrorComponent}
        >
          <Suspense fallback={fallback}>{children}</Suspense>
        </SessionErrorBoundary>
      )
    case 'logging-in':
      return <LoggingIn {...frame} fallback={fallback} CallbackComponent={CallbackComponent} />
    case 'logged-out':
      return (
        <LoginComponent
          {...frame}
          reason={view.reason}
          isSigningOut={view.isDestroyingSession}
          login={login}
        />
      )
    case 'error':
      return (
        <LoginErrorComponent
          {...frame}
          error={view.error}
          resetErrorBoundary={() => void login()}
        />
      )
  }
}
