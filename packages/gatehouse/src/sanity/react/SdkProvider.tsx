import { type ReactElement, type ReactNode, useMemo } from 'react'
import type { Environment } from '../../ports/environment.ts'
import { LoggingIn } from '../../react/screens/LoggingIn.tsx'
import type { SanityConfig } from '../config.ts'
import type { DocumentResource } from '../resources.ts'
import { AuthBoundary, type AuthBoundaryProps } from './AuthBoundary.tsx'
import { LoginError } from './LoginError.tsx'
import { projectIdsOf } from './projectIdsOf.ts'
import { ResourceContext } from './ResourceContext.ts'
import { SanityInstanceProvider } from './SanityInstanceProvider.tsx'
import { useOwnInstance } from './useOwnInstance.ts'

/** Props of {@link SDKProvider}. */
export interface SDKProviderProps
  extends Omit<AuthBoundaryProps, 'fallback' | 'projectIds' | 'isSessionError'> {
  /**
   * How the app is set up; of several, the first is the instance's. One that says the same on the
   * next render changes nothing; another one begins a new session. Functions in it count as equal.
   */
  readonly config: SanityConfig | readonly SanityConfig[]
  /** Shown while somebody is being signed in, and while the children load. */
  readonly fallback: ReactNode
  /**
   * Resources by name. The one called `default` is where hooks and clients have their documents,
   * unless they say otherwise; the projects of all have to be the dashboard's organization's.
   */
  readonly resources?: Readonly<Record<string, DocumentResource>> | undefined
  /**
   * Taken for the sake of the vendor's apps, and without effect: it feeds their document hooks, which
   * are not part of this package. Name a media library or a canvas in `resource` instead.
   */
  readonly inferMediaLibraryAndCanvas?: boolean | undefined
  /** The world to live in, read once. @defaultValue `browserEnvironment()` */
  readonly environment?: Environment
}

/**
 * The root of an app whose configuration is at hand: signs the person in, and shows the children once
 * that is done. It lives in one instance, from the mount to the unmount.
 */
export function SDKProvider(props: SDKProviderProps): ReactElement {
  const { config, environment, children, resources, ...rest } = props
  const { inferMediaLibraryAndCanvas: _, ...boundary } = rest
  const { fallback, CallbackComponent, LoginErrorComponent = LoginError } = boundary
  const { header, footer } = boundary
  const main = mainConfig(config)
  const brings = boundary.LoginComponent !== undefined || main?.auth?.providers !== undefined
  const login = brings ? 'wait' : 'redirect'
  const opened = useOwnInstance(main as SanityConfig, { environment, login })
  const resource = (resources ?? main?.resources)?.default
  const defaults = useMemo(() => (resource ? { resource } : {}), [resource])
  const frame = { header, footer }
  if (opened === null) {
    return <LoggingIn {...frame} fallback={fallback} CallbackComponent={CallbackComponent} />
  }
  if (opened.type === 'failed') {
    return <LoginErrorComponent {...frame} error={opened.error} resetErrorBoundary={() => {}} />
  }
  return (
    <SanityInstanceProvider instance={opened.instance} fallback={fallback}>
      <ResourceContext.Provider value={defaults}>
        <AuthBoundary {...boundary} projectIds={projectIdsOf(config, resources)}>
          {children}
        </AuthBoundary>
      </ResourceContext.Provider>
    </SanityInstanceProvider>
  )
}

/** Without one, what there is instead is told the developer by the instance itself. */
function mainConfig(config: SDKProviderProps['config']): SanityConfig | undefined {
  return [config].flat()[0]
}
