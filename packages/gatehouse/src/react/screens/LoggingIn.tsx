import type { ComponentType, ReactElement, ReactNode } from 'react'
import { LoginCallback, type LoginCallbackProps } from './LoginCallback.tsx'
import { SigningIn } from './SigningIn.tsx'

/** Props of {@link LoggingIn}. */
export interface LoggingInProps extends LoginCallbackProps {
  readonly fallback?: ReactNode
  readonly CallbackComponent?: ComponentType<LoginCallbackProps> | undefined
}

/** What stands in the app's place while somebody is being signed in: the app's own, or ours. */
export function LoggingIn(props: LoggingInProps): ReactElement {
  const { fallback, CallbackComponent, ...frame } = props
  if (CallbackComponent) return <CallbackComponent {...frame} />
  if (fallback === undefined) return <LoginCallback {...frame} />
  return <SigningIn>{fallback}</SigningIn>
}
