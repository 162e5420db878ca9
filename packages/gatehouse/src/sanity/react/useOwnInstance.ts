import { useState } from 'react'
import { browserEnvironment } from '../../ports/browserEnvironment.ts'
import type { Environment } from '../../ports/environment.ts'
import { useKept } from '../../react/useKept.ts'
import type { SanityConfig } from '../config.ts'
import type { SanityInstanceOptions } from '../instance.ts'
import { closeInstance, type OpenedInstance, openInstance } from './openInstance.ts'

/** What an instance of a component's own lives in. */
export interface OwnInstanceOptions extends Pick<SanityInstanceOptions, 'login'> {
  /** Read once, at the mount. */
  readonly environment: Environment | undefined
}

/**
 * One instance for as long as the component is mounted and the configuration says the same; `null`
 * until it is there.
 */
export function useOwnInstance(
  config: SanityConfig,
  { environment, ...manner }: OwnInstanceOptions,
): OpenedInstance | null {
  const [world] = useState(() => environment ?? browserEnvironment())
  return useKept(config, {
    clock: () => world.clock,
    open: (wanted) => openInstance(wanted, { ...manner, environment: world }),
    close: closeInstance,
  })
}
