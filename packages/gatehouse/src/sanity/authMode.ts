import { isStudioConfig, type SanityConfig } from './config.ts'
import { readDashboardContext } from './dashboard/dashboardContext.ts'

/** How an app comes by its credential. */
export type AuthMode = 'static' | 'studio' | 'oauth' | 'dashboard' | 'standalone'

/** Where the app runs. */
export interface AuthModeSituation {
  /** The page's address. */
  readonly href: string
  /** Whether another page frames this one. */
  readonly embedded: boolean
}

/**
 * Picks the one mode that an instance lives in. A static token wins over everything, a studio over
 * the rest; `_context` in the address, or a frame around the page, means the dashboard.
 */
export function resolveAuthMode(
  config: SanityConfig,
  { href, embedded }: AuthModeSituation,
): AuthMode {
  if (config.auth?.token !== undefined) return 'static'
  if (isStudioConfig(config)) return 'studio'
  if (config.auth?.oauth) return 'oauth'
  return embedded || readDashboardContext(href).type !== 'absent' ? 'dashboard' : 'standalone'
}
