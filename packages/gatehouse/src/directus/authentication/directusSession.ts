import { authStoreOver } from '../../createAuthStore.ts'
import { createSessionLoop, type SessionLoop } from '../../effects/sessionLoop.ts'
import type { Environment } from '../../ports/environment.ts'
import { platformEnvironment } from '../../ports/platformEnvironment.ts'
import type { AuthStrategy } from '../../strategies/strategy.ts'
import type { DirectusClient } from '../client.ts'
import type { DirectusUser } from '../directusUser.ts'
import { storedEnvironment } from '../storage/storedEnvironment.ts'
import type { DirectusAuthStore } from '../tokenClient.ts'
import { attentiveStore } from './attentiveStore.ts'
import { type AuthApi, createAuthApi } from './authApi.ts'
import type { AuthenticationMode, AuthStorage } from './authData.ts'
import { cookieStrategy } from './cookieStrategy.ts'
import { discreetLedger } from './discreetLedger.ts'
import type { Grant } from './grant.ts'
import { createIntents, type Intent } from './intents.ts'
import { jsonStrategy } from './jsonStrategy.ts'
import { lookAround } from './lookAround.ts'
import { type SessionCookies, sessionCookies } from './sessionCookies.ts'

/** Options of `authentication()`. */
export interface AuthenticationConfig {
  /** Whether the session renews itself ahead of its end. @defaultValue true */
  readonly autoRefresh?: boolean
  /**
   * How long before its end a token is renewed, in milliseconds, but never before half of its life is
   * over. @defaultValue 30000, and in session mode half of the life, as a session cannot be renewed
   * once it is over
   */
  readonly msRefreshBeforeExpires?: number
  /**
   * Whether the browser's cookies go with the calls of the session. @defaultValue `include` in cookie
   * and session mode, `omit` in json mode
   */
  readonly credentials?: RequestCredentials
  /** Where the app keeps the session. @defaultValue what the mode needs, and no more */
  readonly storage?: AuthStorage
  /** The world outside, for tests. @defaultValue the page's, or a server's, with the client's `fetch` */
  readonly environment?: Environment
}

/** One session, with all that its verbs work with. */
export interface DirectusSession {
  readonly mode: AuthenticationMode
  readonly name: string
  readonly environment: Environment
  readonly api: AuthApi
  readonly cookies: SessionCookies
  readonly loop: SessionLoop<DirectusUser>
  readonly store: DirectusAuthStore
  /** Looks into the app's own storage, if there is one: something else may stand there by now. */
  readonly look: () => Promise<void> | undefined
  /** Where the app keeps the session itself. */
  readonly storage: AuthStorage | undefined
  /** Somebody wants something else of the session. */
  readonly begin: () => Intent
  /** The session goes on with what the server has given, at its word. */
  readonly enter: (grant: Grant) => void
  /** Whether scripts are given the refresh token. */
  readonly showsRefreshToken: () => boolean
  /** Whether the session renews itself ahead of its end from now on, if it was configured to. */
  readonly setAhead: (ahead: boolean) => void
  /** What the last renewal has met, where that was an error. */
  readonly lastFailure: () => unknown
}

/** Makes the session of a client. Nothing is sent before somebody uses it. */
export function createDirectusSession(
  client: DirectusClient<never>,
  mode: AuthenticationMode,
  config: AuthenticationConfig,
): DirectusSession {
  const { credentials, msRefreshBeforeExpires, storage, autoRefresh = true } = config
  const name = `directus:${mode}:${client.url.origin}${client.url.pathname.replace(/\/$/, '')}`
  const environment = environmentOf(client, config)
  const api = createAuthApi({ client, environment, mode, credentials, msRefreshBeforeExpires })
  const cookies = sessionCookies(api, { name, mode })
  const begin = createIntents()
  let isAhead = autoRefresh
  let isShown = mode === 'json'
  let failure: unknown

  const parts = {
    name,
    api,
    cookies,
    renews: () => (isAhead ? 'ahead' : 'on-demand'),
    told(error: unknown) {
      failure = error
    },
  } as const
  const strategy: AuthStrategy<DirectusUser> =
    mode === 'json'
      ? jsonStrategy({ ...parts, isStored: storage !== undefined })
      : cookieStrategy({ ...parts, mode })
  const loop = createSessionLoop(strategy, environment)
  const plainStore = authStoreOver(loop, { strategy, environment, start: 'on-subscribe' })
  const look = (): Promise<void> | undefined =>
    storage ? lookAround(loop, environment) : undefined
  const store = attentiveStore(plainStore, { loop, environment, look })

  return {
    mode,
    name,
    environment,
    api,
    cookies,
    loop,
    store,
    look,
    storage,
    begin,
    enter({ credential, data }) {
      cookies.mark.clear(environment)
      isAhead = autoRefresh
      isShown = data.refresh_token !== null || mode === 'json'
      store.setCredential(credential, null)
      store.start()
    },
    showsRefreshToken: () => isShown,
    setAhead(ahead) {
      isAhead = ahead && autoRefresh
    },
    lastFailure: () => failure,
  }
}

function environmentOf(
  client: DirectusClient<never>,
  { storage, environment: given }: AuthenticationConfig,
): Environment {
  const environment = given ?? platformEnvironment({ fetch: fetchOf(client) })
  if (storage) return storedEnvironment(storage, environment)
  return { ...environment, ledger: discreetLedger(environment.ledger) }
}

/** The client's own `fetch`, looked up at each call. */
function fetchOf({ globals }: DirectusClient<never>): typeof globalThis.fetch {
  // What it answers with is looked at by its shape, where it is read.
  return async (input, init) => (await globals.fetch(input, init)) as Response
}
