import { useState } from 'react'
import { sameConfig } from './sameConfig.ts'

/** The configuration, as the same object for as long as it says the same. */
export function useStableConfig<T>(config: T): T {
  const [stable, setStable] = useState(() => config)
  if (sameConfig(stable, config)) return stable
  setStable(() => config)
  return config
}
