import type { Clock } from '../clock.ts'
import { randomText } from '../random.ts'
import { createSignal, type Signal } from '../signal.ts'
import { createCollections, type DirectusCollection, type ItemKey } from './collections.ts'
import { type DirectusCounters, noDirectusCounts } from './counters.ts'
import type { RateWindow } from './rateLimit.ts'
import type { DirectusProvider, DirectusRole, DirectusSeed } from './seed.ts'
import { DEFAULT_DIRECTUS_SETTINGS, type DirectusSettings } from './settings.ts'

/** An account: a row of `directus_users`, by the vendor's names. */
export interface DirectusUser {
  readonly id: string
  email: string
  /** As it is typed: nobody's real password is ever in here. */
  password: string
  first_name: string | null
  last_name: string | null
  /** The id of a role. */
  readonly role: string | null
  /** A suspended one cannot sign in or refresh; the access tokens that are out live on. */
  status: 'active' | 'suspended'
  /** The static token. */
  token: string | null
  /** Base 32; present when the second factor is on. */
  tfa_secret: string | null
  /** `default` signs in with a password; anything else is the name of an SSO provider. */
  readonly provider: string
  language: string | null
  theme_light: string | null
  title: string | null
  description: string | null
}

/** A refresh token as the server keeps it: a row of `directus_sessions`. Times in ms since the epoch. */
export interface DirectusSession {
  /** The refresh token. Rotation replaces it in place, so that the family lives on. */
  token: string
  readonly userId: string
  expiresAt: number
  /** The session that a refresh in mode `session` began; this one lives on for the grace period. */
  nextToken: string | null
}

/** An access or session JWT that was handed out. */
export interface AccessToken {
  readonly userId: string
  /** In ms since the epoch: the second of the claim `exp`, or sooner when a test ended it. */
  expiresAt: number
}

/** Who a request speaks for. */
export interface Accountability {
  /** `null` is the public. */
  readonly user: string | null
  readonly role: string | null
  readonly isAdmin: boolean
  readonly hasAppAccess: boolean
  /** When the credential dies, in ms since the epoch; `null` when it does not, or there is none. */
  readonly expiresAt: number | null
}

/** A mail that was sent. */
export interface DirectusMail {
  readonly to: string
  readonly subject: string
  /** The link in it. */
  readonly url: string
  /** In ms since the epoch. */
  readonly at: number
}

/** A sign-in by redirect that is under way. */
export interface SsoAttempt {
  readonly provider: string
  /** The page to come back to; `null` shows the tokens. */
  readonly redirect: string | null
}

/** What happened, for those who hold a connection open. */
export type DirectusChange =
  | {
      readonly type: 'itemsChanged'
      readonly collection: string
      readonly event: 'create' | 'update' | 'delete'
      readonly keys: readonly ItemKey[]
    }
  /** A token, a session or a user may have died, or time was moved. */
  | { readonly type: 'credentialsChanged' }
  /** A test ends every open socket without a word. */
  | { readonly type: 'socketsKilled' }
  /** The world is being reset or closed: let go of everything. */
  | { readonly type: 'ended' }

/** Faults of the WebSocket, on top of those that meet requests. */
export interface RealtimeFaults {
  /** Answers every upgrade with 503. */
  refusesUpgrades: boolean
  /** How long an answer to an authentication waits, in ms. */
  authDelayMs: number
  /** Pings and everything else that arrives goes unanswered: a connection that is half dead. */
  isDeaf: boolean
}

/** Everything a Directus knows: plain data, a clock, and a signal for who listens. */
export interface DirectusWorld {
  readonly clock: Clock
  /** Tests change these while it runs. */
  readonly settings: DirectusSettings
  /** Signs the JWTs. */
  readonly secret: string
  readonly roles: readonly DirectusRole[]
  readonly providers: readonly DirectusProvider[]
  /** By id. */
  readonly users: Map<string, DirectusUser>
  /** Unordered; look one up by its `token`. */
  readonly sessions: Set<DirectusSession>
  /** By the JWT. */
  readonly accessTokens: Map<string, AccessToken>
  /** Refresh tokens that a refresh replaced. */
  readonly usedRefreshTokens: Set<string>
  /** By name; the vendor's own (`directus_…`) are not among them. */
  readonly collections: ReadonlyMap<string, DirectusCollection>
  readonly mails: DirectusMail[]
  /** Sign-ins by redirect that are under way, by their `state`. */
  readonly ssoAttempts: Map<string, SsoAttempt>
  /** Wrong passwords since the last right one, by user id. */
  readonly failedLogins: Map<string, number>
  /** What the rate limiter has counted; `null` before the first request. */
  rateWindow: RateWindow | null
  readonly counters: DirectusCounters
  readonly changes: Signal<DirectusChange>
  readonly realtime: RealtimeFaults
}

/** A Directus at its beginning. Two of them share nothing but the clock that they are given. */
export function createDirectusWorld(seed: DirectusSeed, clock: Clock): DirectusWorld {
  return {
    clock,
    settings: {
      ...DEFAULT_DIRECTUS_SETTINGS,
      ...seed.settings,
      websocket: { ...DEFAULT_DIRECTUS_SETTINGS.websocket, ...seed.settings.websocket },
    },
    secret: randomText(40),
    roles: seed.roles,
    providers: seed.providers,
    users: new Map(seed.users.map((user) => [user.id, { ...user }])),
    sessions: new Set(),
    accessTokens: new Map(),
    usedRefreshTokens: new Set(),
    collections: createCollections(seed.collections),
    mails: [],
    ssoAttempts: new Map(),
    failedLogins: new Map(),
    rateWindow: null,
    counters: noDirectusCounts(),
    changes: createSignal(),
    realtime: { refusesUpgrades: false, authDelayMs: 0, isDeaf: false },
  }
}
