import { useEffect, useState } from 'react'
import type { Environment } from '../../ports/environment.ts'
import type { SanityConfig } from '../config.ts'
import { createInstanceKeeper, type InstanceManner, type OpenedInstance } from './instanceKeeper.ts'
import { useLatest } from './useLatest.ts'
import { useStableConfig } from './useStableConfig.ts'

/** What an instance of a component's own lives in. */
export interface OwnInstanceOptions extends InstanceManner {
  /** Read once, at the mount. */
  readonly environment: Environment | undefined
}

/**
 * One instance for as long as the component is mounted and the configuration says the same; `null`
 * until it is there. A render makes nothing, so that one that React throws away has done nothing.
 */
export function useOwnInstance(
  config: SanityConfig,
  { environment, ...manner }: OwnInstanceOptions,
): OpenedInstance | null {
  const wanted = useStableConfig(config)
  const latestManner = useLatest(manner)
  const [keeper] = useState(() => createInstanceKeeper(environment))
  const [taken, setTaken] = useState<{
    readonly config: SanityConfig
    readonly opened: OpenedInstance
  } | null>(null)
  // Not a layout effect: those are undone while an outer Suspense hides the tree.
  useEffect(() => {
    setTaken({ config: wanted, opened: keeper.take(wanted, latestManner.current) })
    return () => keeper.release(() => setTaken(null))
  }, [keeper, wanted, latestManner])
  // `undefined` is what an app without a configuration wants.
  return taken !== null && taken.config === wanted ? taken.opened : null
}
