import { useContext, useMemo } from 'react'
import type { DocumentResource } from '../resources.ts'
import { ResourceContext } from './ResourceContext.ts'
import { useSanityInstance } from './useSanityInstance.ts'

/**
 * Where this part of the tree has its documents: what the nearest `ResourceProvider` says, then the
 * app's own project and dataset. `undefined` where that is no single place. The same object for as
 * long as it says the same.
 * @throws AuthError `config-invalid` outside of `SanityApp` and `SanityInstanceProvider`
 */
export function useResource(): DocumentResource | undefined {
  const defaults = useContext(ResourceContext)
  const { config } = useSanityInstance()
  return useMemo(() => {
    const { projectId, dataset } = config
    if (defaults.resource || defaults.projectId !== undefined) return defaults.resource
    return projectId === undefined || dataset === undefined ? undefined : { projectId, dataset }
  }, [defaults, config])
}
