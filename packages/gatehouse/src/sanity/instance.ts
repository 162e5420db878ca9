import type { AuthStore } from '../authStore.ts'
import { createAuthStore } from '../createAuthStore.ts'
import { AuthError } from '../errors.ts'
import { browserEnvironment } from '../ports/browserEnvironment.ts'
import type { Environment } from '../ports/environment.ts'
import { isSharedArea, webStorage } from '../ports/webStorage.ts'
import { type AuthMode, resolveAuthMode } from './authMode.ts'
import { createSanityClientStore, type SanityClientStore } from './clientStore.ts'
import type { AccessAnswer } from './comlink/messages.ts'
import { createNodePool, type NodePool } from './comlink/nodePool.ts'
import { type AuthConfig, assertConfig, type SanityConfig } from './config.ts'
import type { CurrentUser } from './currentUser.ts'
import { allowedOrigins } from './dashboard/allowedOrigins.ts'
import { type DashboardContext, readDashboardContext } from './dashboard/dashboardContext.ts'
import { DEFAULT_API_HOST } from './hosts.ts'
import { modeParts } from './modeParts.ts'

/** One app's session and clients. Nothing is shared between two instances. */
export interface SanityInstance {
  readonly config: SanityConfig
  /** The world that it lives in. */
  readonly environment: Environment
  readonly authMode: AuthMode
  readonly authStore: AuthStore<CurrentUser>
  readonly clientStore: SanityClientStore
  /** What the dashboard said of itself; `undefined` outside of one. */
  readonly dashboardContext: DashboardContext | undefined
  /** Its ends of the lines to a page that embeds the app. */
  readonly nodes: NodePool
  /**
   * Asks the dashboard to let the person into a project.
   * @throws AuthError `not-supported` outside of a dashboard, `parent-timeout`, `parent-invalid`
   */
  readonly requestAccess: (projectId: string) => Promise<AccessAnswer>
  /** Stops everything and lets go of everything. */
  readonly dispose: () => void
  readonly isDisposed: () => boolean
  /** Calls `callback` when the instance is disposed of. Returns the stop. */
  readonly onDispose: (callback: () => void) => () => void
}

/** What an instance lives in. */
export interface SanityInstanceOptions {
  /** @defaultValue `browserEnvironment()` */
  readonly environment?: Environment
  /** See {@link createAuthStore}. @defaultValue `'now'` */
  readonly start?: 'now' | 'on-subscribe'
  /**
   * What an app that stands alone, or signs in by OAuth, does when it starts and nobody is signed in:
   * leave for the sign-in page, or wait until `authStore.login()` is called.
   * @defaultValue `'wait'`
   */
  readonly login?: 'redirect' | 'wait'
}

/**
 * Makes an instance: picks the auth mode once, and begins to look for a credential.
 *
 * @throws AuthError `config-invalid` for a configuration that cannot be used
 *
 * @example
 * ```ts
 * const instance = createSanityInstance({ projectId: 'abc12345', dataset: 'production' })
 * const client = getClient(instance, { apiVersion: '2025-02-19' })
 * ```
 */
export function createSanityInstance(
  config: SanityConfig,
  {
    environment: world = browserEnvironment(),
    start = 'now',
    login = 'wait',
  }: SanityInstanceOptions = {},
): SanityInstance {
  assertConfig(config)
  const environment = withStorageArea(world, config.auth?.storageArea)
  const href = config.auth?.initialLocationHref ?? environment.page.href()
  const embedded = environment.frame.parent() !== null
  const authMode = resolveAuthMode(config, { href, embedded })
  const context = readDashboardContext(href)
  const allowOrigin = parentRule(config, environment)
  const nodes = createNodePool({ environment, allowOrigin })
  const parts = { environment, allowOrigin, nodes, href, login }
  const { strategy, line } = modeParts(authMode, config, parts)
  const authStore = createAuthStore<CurrentUser>({ strategy, environment, start })
  const clientStore = createSanityClientStore({
    authStore,
    defaults: config,
    environment,
    reach: authMode === 'studio' ? 'project' : 'global',
  })
  const callbacks = new Set<() => void>()
  let disposed = false

  return {
    config,
    environment,
    authMode,
    authStore,
    clientStore,
    nodes,
    dashboardContext: context.type === 'present' ? context.context : undefined,
    async requestAccess(projectId) {
      if (line) return line.requestAccess({ resourceType: 'project', resourceId: projectId })
      throw new AuthError(
        'not-supported',
        'Only a dashboard can pass on a request for access. Ask a member of the project.',
      )
    },
    dispose() {
      if (disposed) return
      disposed = true
      clientStore.dispose()
      authStore.dispose()
      nodes.dispose()
      for (const callback of [...callbacks]) callback()
      callbacks.clear()
    },
    isDisposed: () => disposed,
    onDispose(callback) {
      callbacks.add(callback)
      return () => {
        callbacks.delete(callback)
      }
    },
  }
}

/** Who may embed the app, as the configuration says. */
function parentRule(
  { auth = {} }: SanityConfig,
  { page }: Environment,
): (origin: string) => boolean {
  const { apiHost = DEFAULT_API_HOST, dashboardOrigins } = auth
  return allowedOrigins({ appHref: page.href(), apiHost, dashboardOrigins })
}

/** The configuration's own place to keep things, in place of the environment's. */
function withStorageArea(environment: Environment, area: AuthConfig['storageArea']): Environment {
  if (!area) return environment
  const storage = 'getItem' in area ? webStorage(area) : area
  if (isSharedArea(area)) return { ...environment, storage }
  // What is not there may well be in another tab's: nobody is signed out for it.
  const { subscribe: _, ...own } = storage
  return { ...environment, storage: own }
}
