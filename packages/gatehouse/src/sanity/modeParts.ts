import type { Environment } from '../ports/environment.ts'
import { lazyStrategy } from '../strategies/lazyStrategy.ts'
import { staticToken } from '../strategies/staticToken.ts'
import type { AuthStrategy } from '../strategies/strategy.ts'
import { createAuthApi } from './authApi.ts'
import type { AuthMode } from './authMode.ts'
import type { NodePool } from './comlink/nodePool.ts'
import type { SanityConfig } from './config.ts'
import { type CurrentUser, parseCurrentUser } from './currentUser.ts'
import { createDashboardLine, type DashboardLine } from './dashboard/dashboardLine.ts'
import { dashboardStrategy } from './dashboard/dashboardStrategy.ts'
import { IGNORED, screenAddress } from './dashboard/screenAddress.ts'
import { goingToSignIn } from './goingToSignIn.ts'
import { cleanRedirect } from './oauth/cleanRedirect.ts'
import { sessionName } from './sessionName.ts'

/** What the modes are built over. */
export interface ModeWorld {
  readonly environment: Environment
  readonly allowOrigin: (origin: string) => boolean
  readonly nodes: NodePool
  /** The address as it is when the instance is made. */
  readonly href: string
  /** Whether a search that finds nobody goes on to the sign-in page by itself. */
  readonly login: 'redirect' | 'wait'
}

/** What a mode is made of. */
export interface ModeParts {
  readonly strategy: AuthStrategy<CurrentUser>
  readonly line?: DashboardLine
}

/** One strategy for each mode. All but those of a dashboard's app are loaded when they are needed. */
export function modeParts(mode: AuthMode, config: SanityConfig, world: ModeWorld): ModeParts {
  const { environment } = world
  switch (mode) {
    case 'static':
      return { strategy: withCleanAddress(ownToken(config, environment)) }
    case 'dashboard':
      return dashboardParts(config, world)
    case 'studio':
      return { strategy: studioMode(config, world) }
    case 'oauth':
      return { strategy: oauthMode(config, world) }
    case 'standalone':
      return { strategy: standaloneMode(config, world) }
  }
}

/** A mode that takes nothing from the address leaves no secret standing there either (S3, F35). */
function withCleanAddress(strategy: AuthStrategy<CurrentUser>): AuthStrategy<CurrentUser> {
  return {
    ...strategy,
    screen: screenAddress,
    start(environment) {
      ignoreAddress(environment)
      return strategy.start(environment)
    },
  }
}

function ignoreAddress(environment: Environment): void {
  const message = screenAddress(environment)
  if (message === undefined) return
  environment.log.write({ level: 'warn', event: 'url.credential-ignored', message })
}

/** A developer's token, and the person behind it, who cannot give it up. */
function ownToken(config: SanityConfig, environment: Environment): AuthStrategy<CurrentUser> {
  const api = createAuthApi(config, environment)
  return {
    ...staticToken<CurrentUser>(config.auth?.token ?? ''),
    canSignOut: false,
    async validate(credential, context) {
      if ('token' in credential) return api.currentUser(credential.token, context)
      return { type: 'refused', detail: 'A static credential is a token.' }
    },
  }
}

function dashboardParts(config: SanityConfig, world: ModeWorld): ModeParts {
  const { environment, allowOrigin, nodes } = world
  const line = createDashboardLine(environment, nodes)
  const api = createAuthApi(config, environment)
  const href = config.auth?.initialLocationHref
  return { strategy: dashboardStrategy({ api, line, allowOrigin, href }), line }
}

function studioMode(config: SanityConfig, { environment }: ModeWorld): AuthStrategy<CurrentUser> {
  const { projectId = '' } = config
  return lazyStrategy({
    name: 'sanity-studio',
    persistence: 'none',
    readUser: parseCurrentUser,
    screen: screenAddress,
    prepare: ignoreAddress,
    async load() {
      const { studioStrategy } = await import('./studio/studioStrategy.ts')
      return studioStrategy({ config: { ...config, projectId }, environment })
    },
  })
}

function oauthMode(config: SanityConfig, world: ModeWorld): AuthStrategy<CurrentUser> {
  const { environment, href } = world
  const { redirectUri = '' } = config.auth?.oauth ?? {}
  return lazyStrategy({
    name: sessionName('oauth', config.auth),
    persistence: 'shared',
    readUser: parseCurrentUser,
    screen: (page) => screenAnswer(page, redirectUri),
    prepare: (page) => void screenAnswer(page, redirectUri),
    async load() {
      const { oauthStrategy } = await import('./oauth/oauthStrategy.ts')
      const api = createAuthApi(config, environment)
      return entering(oauthStrategy({ config, api, environment, href }), world)
    },
  })
}

/** An answer of the authorization server is as secret as the rest. */
function screenAnswer(environment: Environment, redirectUri: string): string | undefined {
  const hadAnswer = cleanRedirect(environment, redirectUri)
  const message = screenAddress(environment)
  return hadAnswer ? IGNORED : message
}

function standaloneMode(config: SanityConfig, world: ModeWorld): AuthStrategy<CurrentUser> {
  const { environment, href } = world
  return lazyStrategy({
    name: sessionName('standalone', config.auth),
    persistence: 'shared',
    readUser: parseCurrentUser,
    screen: screenAddress,
    prepare: screenAddress,
    async load() {
      const { standaloneStrategy } = await import('./standalone/standaloneStrategy.ts')
      const api = createAuthApi(config, environment)
      return entering(standaloneStrategy({ config, api, href }), world)
    },
  })
}

function entering(
  strategy: AuthStrategy<CurrentUser>,
  { login }: ModeWorld,
): AuthStrategy<CurrentUser> {
  return login === 'redirect' ? goingToSignIn(strategy) : strategy
}
