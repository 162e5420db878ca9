import type { ReactElement, ReactNode } from 'react'
import type { Environment } from '../../ports/environment.ts'
import { LoggingIn } from '../../react/screens/LoggingIn.tsx'
import type { SanityConfig } from '../config.ts'
import { AuthBoundary, type AuthBoundaryProps } from './AuthBoundary.tsx'
import { LoginError } from './LoginError.tsx'
import { SanityInstanceProvider } from './SanityInstanceProvider.tsx'
import { useOwnInstance } from './useOwnInstance.ts'

/** Props of {@link SanityApp}. */
export interface SanityAppProps
  extends Omit<AuthBoundaryProps, 'fallback' | 'projectIds' | 'isSessionError'> {
  /**
   * How the app is set up; of several, the first is the instance's. One that says the same on the
   * next render changes nothing; another one begins a new session. Functions in it count as equal.
   */
  readonly config: SanityConfig | readonly SanityConfig[]
  /** Shown while somebody is being signed in, and while the children load. */
  readonly fallback: ReactNode
  /** The world to live in, read once. @defaultValue `browserEnvironment()` */
  readonly environment?: Environment
}

/**
 * The root of an app: signs the person in, and shows the children once that is done. In a dashboard
 * nobody has to do anything for it. It lives in one instance, from the mount to the unmount.
 *
 * @example
 * ```tsx
 * <SanityApp config={{ projectId: 'abc12345', dataset: 'production' }} fallback={<Spinner />}>
 *   <App />
 * </SanityApp>
 * ```
 */
export function SanityApp(props: SanityAppProps): ReactElement {
  const { config, environment, children, ...boundary } = props
  const { fallback, CallbackComponent, LoginErrorComponent = LoginError } = boundary
  const { header, footer } = boundary
  const opened = useOwnInstance(mainConfig(config), environment)
  const frame = { header, footer }
  if (opened === null) {
    return <LoggingIn {...frame} fallback={fallback} CallbackComponent={CallbackComponent} />
  }
  if (opened.type === 'failed') {
    return <LoginErrorComponent {...frame} error={opened.error} resetErrorBoundary={() => {}} />
  }
  return (
    <SanityInstanceProvider instance={opened.instance} fallback={fallback}>
      <AuthBoundary {...boundary} projectIds={projectIdsOf(config)}>
        {children}
      </AuthBoundary>
    </SanityInstanceProvider>
  )
}

/** Without one, what there is instead is told the developer by the instance itself. */
function mainConfig(config: SanityAppProps['config']): SanityConfig {
  return (Array.isArray(config) ? config[0] : config) as SanityConfig
}

function projectIdsOf(config: SanityAppProps['config']): readonly string[] {
  return [config].flat().flatMap(({ projectId }) => projectId ?? [])
}
