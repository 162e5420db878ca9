import { type ReactElement, type ReactNode, Suspense, useContext } from 'react'
import type { Environment } from '../../ports/environment.ts'
import { useStableConfig } from '../../react/useStableConfig.ts'
import type { SanityConfig } from '../config.ts'
import type { DocumentResource } from '../resources.ts'
import { ResourceContext } from './ResourceContext.ts'
import { resourceDefaults } from './resourceDefaults.ts'
import { SanityInstanceContext } from './SanityInstanceContext.ts'
import { SanityInstanceProvider } from './SanityInstanceProvider.tsx'
import { sharesSession } from './sharesSession.ts'
import { useOwnInstance } from './useOwnInstance.ts'

/** Props of {@link ResourceProvider}: a configuration, and what is around it. */
export interface ResourceProviderProps extends SanityConfig {
  /** Where the tree below has its documents, in place of `projectId` and `dataset`. */
  readonly resource?: DocumentResource
  /** Shown while the children load. */
  readonly fallback: ReactNode
  /** The world to live in, read once. @defaultValue `browserEnvironment()` */
  readonly environment?: Environment
  readonly children?: ReactNode
}

/**
 * Hands an instance to the tree below, without a boundary: the children render whether somebody is
 * signed in or not. Inside of another provider it shares that one's instance and says only where the
 * documents are, unless its `auth` or `studio` is another one. Elsewhere it makes an instance of its
 * own; one that says the same on the next render changes nothing, another one is a new instance.
 *
 * Throws the `AuthError` `config-invalid` for a configuration that cannot be used.
 *
 * @example
 * ```tsx
 * <ResourceProvider resource={{ mediaLibraryId: 'mlAbc' }} fallback={<Spinner />}>
 *   <Assets />
 * </ResourceProvider>
 * ```
 */
export function ResourceProvider(props: ResourceProviderProps): ReactElement {
  const { resource, fallback, environment, children, ...config } = props
  const parent = useContext(SanityInstanceContext)
  const place = { resource, fallback, config, children }
  if (parent && sharesSession(parent.config, config)) {
    return <SharedInstance {...place} projectAround={parent.config.projectId} />
  }
  return <OwnInstance {...place} environment={environment} />
}

interface PlaceProps {
  readonly resource: DocumentResource | undefined
  readonly config: SanityConfig
  readonly fallback: ReactNode
  readonly children?: ReactNode
}

interface SharedInstanceProps extends PlaceProps {
  readonly projectAround: string | undefined
}

function SharedInstance(props: SharedInstanceProps): ReactElement {
  const { resource, config, projectAround, fallback, children } = props
  const around = useContext(ResourceContext)
  const defaults = useStableConfig(resourceDefaults({ ...config, resource }, around, projectAround))
  return (
    <ResourceContext.Provider value={defaults}>
      <Suspense fallback={fallback}>{children}</Suspense>
    </ResourceContext.Provider>
  )
}

interface OwnInstanceProps extends PlaceProps {
  readonly environment: Environment | undefined
}

function OwnInstance(props: OwnInstanceProps): ReactElement {
  const { resource, config, environment, fallback, children } = props
  const defaults = useStableConfig(resource ? { resource } : {})
  const opened = useOwnInstance(config, { environment, login: 'wait' })
  if (opened === null) return <>{fallback}</>
  if (opened.type === 'failed') throw opened.error
  return (
    <SanityInstanceProvider instance={opened.instance} fallback={fallback}>
      <ResourceContext.Provider value={defaults}>{children}</ResourceContext.Provider>
    </SanityInstanceProvider>
  )
}
