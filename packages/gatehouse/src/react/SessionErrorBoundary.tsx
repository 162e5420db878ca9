import { type ComponentType, type ReactElement, type ReactNode, useEffect } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import type { LoginErrorProps } from './screens/LoginError.tsx'
import { useAuthStore } from './useAuthStore.ts'

/** Props of {@link SessionErrorBoundary}. */
export interface SessionErrorBoundaryProps {
  readonly isSessionError: (error: unknown) => boolean
  readonly LoginErrorComponent: ComponentType<LoginErrorProps>
  readonly header?: ReactNode
  readonly footer?: ReactNode
  readonly children?: ReactNode
}

/** Shows what its children throw about the session. Everything else goes on to the app's own boundary. */
export function SessionErrorBoundary(props: SessionErrorBoundaryProps): ReactElement {
  const { isSessionError, children, ...shown } = props
  return (
    <ErrorBoundary
      fallbackRender={({ error, resetErrorBoundary }) => {
        if (!isSessionError(error)) throw error
        return (
          <ThrownError {...shown} error={error as Error} resetErrorBoundary={resetErrorBoundary} />
        )
      }}
    >
      {children}
    </ErrorBoundary>
  )
}

type ThrownErrorProps = LoginErrorProps &
  Pick<SessionErrorBoundaryProps, 'LoginErrorComponent' | 'header' | 'footer'>

/** An error of one session says nothing about the next state. */
function ThrownError({ LoginErrorComponent, ...props }: ThrownErrorProps): ReactElement {
  const { resetErrorBoundary } = props
  const { subscribe } = useAuthStore()
  useEffect(() => subscribe(() => resetErrorBoundary()), [subscribe, resetErrorBoundary])
  return <LoginErrorComponent {...props} />
}
