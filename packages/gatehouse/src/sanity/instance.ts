import type { AuthStore } from '../authStore.ts'
import { createAuthStore } from '../createAuthStore.ts'
import { AuthError } from '../errors.ts'
import { browserEnvironment } from '../ports/browserEnvironment.ts'
import type { Environment } from '../ports/environment.ts'
import { staticToken } from '../strategies/staticToken.ts'
import type { AuthStrategy } from '../strategies/strategy.ts'
import { createAuthApi } from './authApi.ts'
import { type AuthMode, resolveAuthMode } from './authMode.ts'
import { createSanityClientStore, type SanityClientStore } from './clientStore.ts'
import type { AccessAnswer } from './comlink/messages.ts'
import { createNodePool, type NodePool } from './comlink/nodePool.ts'
import { assertConfig, type SanityConfig } from './config.ts'
import type { CurrentUser } from './currentUser.ts'
import { allowedOrigins } from './dashboard/allowedOrigins.ts'
import { type DashboardContext, readDashboardContext } from './dashboard/dashboardContext.ts'
import { createDashboardLine, type DashboardLine } from './dashboard/dashboardLine.ts'
import { dashboardStrategy } from './dashboard/dashboardStrategy.ts'
import { screenAddress } from './dashboard/screenAddress.ts'
import { DEFAULT_API_HOST } from './hosts.ts'

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
  { environment = browserEnvironment(), start = 'now' }: SanityInstanceOptions = {},
): SanityInstance {
  assertConfig(config)
  const href = config.auth?.initialLocationHref ?? environment.page.href()
  const embedded = environment.frame.parent() !== null
  const authMode = resolveAuthMode(config, { href, embedded })
  const context = readDashboardContext(href)
  const allowOrigin = parentRule(config, environment)
  const nodes = createNodePool({ environment, allowOrigin })
  const { strategy, line } = strategyOf(authMode, config, { environment, allowOrigin, nodes })
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

/** What the modes are built over. */
interface ModeWorld {
  readonly environment: Environment
  readonly allowOrigin: (origin: string) => boolean
  readonly nodes: NodePool
}

interface ModeParts {
  readonly strategy: AuthStrategy<CurrentUser>
  readonly line?: DashboardLine
}

/** One strategy for each mode. */
function strategyOf(mode: AuthMode, config: SanityConfig, world: ModeWorld): ModeParts {
  const { environment } = world
  switch (mode) {
    case 'static':
      return { strategy: withCleanAddress(ownToken(config, environment)) }
    case 'dashboard':
      return dashboardParts(config, world)
    case 'studio':
    case 'oauth':
    case 'standalone':
      return { strategy: withCleanAddress(unavailable(mode)) }
  }
}

/** A mode that takes nothing from the address leaves no secret standing there either (S3, F35). */
function withCleanAddress(strategy: AuthStrategy<CurrentUser>): AuthStrategy<CurrentUser> {
  return {
    ...strategy,
    screen: screenAddress,
    start(environment) {
      const message = screenAddress(environment)
      if (message !== undefined) {
        environment.log.write({ level: 'warn', event: 'url.credential-ignored', message })
      }
      return strategy.start(environment)
    },
  }
}

/** A developer's token, and the person behind it. */
function ownToken(config: SanityConfig, environment: Environment): AuthStrategy<CurrentUser> {
  const api = createAuthApi(config, environment)
  return {
    ...staticToken<CurrentUser>(config.auth?.token ?? ''),
    async validate(credential, context) {
      if ('token' in credential) return api.currentUser(credential.token, context)
      return { type: 'refused', detail: 'A static credential is a token.' }
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

function dashboardParts(config: SanityConfig, world: ModeWorld): ModeParts {
  const { environment, allowOrigin, nodes } = world
  const line = createDashboardLine(environment, nodes)
  const api = createAuthApi(config, environment)
  const href = config.auth?.initialLocationHref
  return { strategy: dashboardStrategy({ api, line, allowOrigin, href }), line }
}

function unavailable(mode: AuthMode): AuthStrategy<CurrentUser> {
  const sentence =
    mode === 'standalone'
      ? 'This app was opened on its own, and it gets its sign-in from a dashboard. Open it from the dashboard.'
      : `The ${mode} mode is not part of this release. Open the app from a dashboard, or pass auth.token.`
  return {
    name: `sanity-${mode}`,
    persistence: 'none',
    start: () => ({ type: 'failure', error: new AuthError('mode-unavailable', sentence) }),
  }
}
