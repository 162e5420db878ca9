import { useEffect, useState } from 'react'
import type { Environment } from '../../ports/environment.ts'
import type { SanityConfig } from '../config.ts'
import { createInstanceKeeper, type OpenedInstance } from './instanceKeeper.ts'
import { useStableConfig } from './useStableConfig.ts'

/**
 * One instance for as long as the component is mounted and the configuration says the same; `null`
 * until it is there. A render makes nothing, so that one that React throws away has done nothing.
 *
 * @param environment - read once, at the mount
 */
export function useOwnInstance(
  config: SanityConfig,
  environment: Environment | undefined,
): OpenedInstance | null {
  const wanted = useStableConfig(config)
  const [keeper] = useState(() => createInstanceKeeper(environment))
  const [taken, setTaken] = useState<{
    readonly config: SanityConfig
    readonly opened: OpenedInstance
  } | null>(null)
  // Not a layout effect: those are undone while an outer Suspense hides the tree.
  useEffect(() => {
    setTaken({ config: wanted, opened: keeper.take(wanted) })
    return () => keeper.release(() => setTaken(null))
  }, [keeper, wanted])
  // `undefined` is what an app without a configuration wants.
  return taken !== null && taken.config === wanted ? taken.opened : null
}
