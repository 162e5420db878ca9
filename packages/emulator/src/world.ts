import type { Clock } from './clock.ts'
import { createDirectusWorld, type DirectusWorld } from './directus/world.ts'
import { createOAuthRecords, type OAuthRecords } from './sanity/oauth/records.ts'
import type { Organization, Person, Project, Seed } from './seed.ts'
import { DEFAULT_SETTINGS, type Settings } from './settings.ts'
import { createSignal, type Signal } from './signal.ts'

/** What a token can be used for and how it lives on. */
export type TokenKind =
  /** Ends in `-st<digits>`; `/auth/refresh-token` replaces it. */
  | 'stamped'
  /** Has no stamp and cannot be refreshed. */
  | 'plain'
  /** Bound to one project. */
  | 'project'
  /** The access token of an OAuth grant; a refresh token replaces it. */
  | 'oauth'

/** A bearer token as the platform stores it. Times in ms since the epoch. */
export interface Token {
  readonly value: string
  readonly kind: TokenKind
  readonly sessionId: string
  /** Only of a token of kind `project`. */
  readonly projectId?: string
  readonly label: string
  readonly issuedAt: number
  expiresAt: number
  /** `rotated` tokens were replaced by a refresh. */
  status: 'live' | 'rotated' | 'revoked'
}

/** A sign-in. All its tokens die with it, and so do its children. */
export interface Session {
  readonly id: string
  readonly personId: string
  /** The session that this one was minted from. */
  readonly parentId?: string
  readonly startedAt: number
  status: 'live' | 'ended'
}

/** The one-time code that a sign-in puts into the app's URL. */
export interface Sid {
  readonly value: string
  readonly personId: string
  readonly kind: TokenKind
  readonly label: string
  readonly expiresAt: number
  used: boolean
}

/** A document as stored. */
export interface StoredDocument {
  readonly _id: string
  readonly _type: string
  readonly _rev: string
  readonly _createdAt: string
  readonly _updatedAt: string
  readonly [field: string]: unknown
}

/** One dataset of one project. A mutation replaces `documents`, and never changes a document. */
export interface Dataset {
  readonly projectId: string
  readonly name: string
  readonly aclMode: 'public' | 'private'
  documents: ReadonlyMap<string, StoredDocument>
}

/** What a committed transaction did to one document. */
export interface DocumentChange {
  readonly documentId: string
  readonly before: StoredDocument | null
  readonly after: StoredDocument | null
}

export interface Transaction {
  readonly id: string
  readonly personId: string
  /** ISO 8601. */
  readonly timestamp: string
  readonly mutations: readonly unknown[]
  readonly changes: readonly DocumentChange[]
}

export interface AccessRequest {
  readonly id: string
  readonly resourceType: string
  readonly resourceId: string
  readonly personId: string
  readonly note: string | null
  readonly requestUrl: string | null
  readonly type: string
  readonly createdAt: string
  status: 'pending' | 'accepted' | 'declined'
}

/** How often things happened since the start or the last reset. */
export interface Counters {
  /** Sign-ins that ended on the app with a one-time code. */
  signIns: number
  sidExchanges: number
  /** One-time codes that were presented again. */
  sidReuses: number
  refreshes: number
  /** Refreshes with a token that a refresh had replaced already. */
  reuses: number
  refreshRefusals: number
  /** Authorization codes that an app was sent back with. */
  oauthCodes: number
  /** Authorization codes that were exchanged for tokens. */
  oauthExchanges: number
  /** Authorization codes that were presented again. */
  oauthCodeReuses: number
  oauthRefreshes: number
  /** Refresh tokens that were presented after they had been replaced. */
  oauthReuses: number
  /** Grants that were revoked. */
  oauthRevocations: number
  mints: number
  logouts: number
  /** Answered `GET /users/me`. */
  usersMe: number
  queries: number
  mutations: number
  listens: number
  accessRequests: number
  /** Requests that came with a token and a session cookie: a client never sends both. */
  bothCredentials: number
}

/** What happened to the world, for those who hold a stream open. */
type Change =
  | { readonly type: 'committed'; readonly dataset: Dataset; readonly transaction: Transaction }
  /** A token or a session may have died, or time was moved. */
  | { readonly type: 'credentialsChanged' }
  /** The world is being reset or closed: let go of everything. */
  | { readonly type: 'ended' }

/** Everything the platform knows: plain data, a clock, and a signal for who listens. */
export interface World {
  readonly clock: Clock
  readonly settings: Settings
  readonly people: readonly Person[]
  readonly organizations: readonly Organization[]
  readonly projects: readonly Project[]
  readonly datasets: ReadonlyMap<string, Dataset>
  readonly sessions: Map<string, Session>
  readonly tokens: Map<string, Token>
  readonly sids: Map<string, Sid>
  readonly oauth: OAuthRecords
  readonly accessRequests: AccessRequest[]
  /** The Directus beside it, with people and data of its own. */
  readonly directus: DirectusWorld
  readonly counters: Counters
  readonly changes: Signal<Change>
}

/** A world at its beginning. Worlds share nothing but the clock that they are given. */
export function createWorld(seed: Seed, clock: Clock): World {
  return {
    clock,
    settings: { ...DEFAULT_SETTINGS, ...seed.settings },
    people: seed.people,
    organizations: seed.organizations,
    projects: seed.projects,
    datasets: seedDatasets(seed, clock),
    sessions: new Map(),
    tokens: new Map(),
    sids: new Map(),
    oauth: createOAuthRecords(seed.oauthClients),
    accessRequests: [],
    directus: createDirectusWorld(seed.directus, clock),
    counters: noCounts(),
    changes: createSignal(),
  }
}

/** Where {@link World.datasets} keeps a dataset. */
export function datasetKey(projectId: string, name: string): string {
  return `${projectId}.${name}`
}

function seedDatasets(seed: Seed, clock: Clock): Map<string, Dataset> {
  const datasets = new Map<string, Dataset>()
  const startedAt = new Date(clock.now()).toISOString()
  for (const project of seed.projects) {
    for (const { name, aclMode } of project.datasets) {
      const documents = (seed.documents[project.id]?.[name] ?? []).map(
        (document): StoredDocument => ({
          _rev: `seed-${document._id}`,
          _createdAt: startedAt,
          _updatedAt: startedAt,
          ...document,
        }),
      )
      datasets.set(datasetKey(project.id, name), {
        projectId: project.id,
        name,
        aclMode,
        documents: new Map(documents.map((document) => [document._id, document])),
      })
    }
  }
  return datasets
}

function noCounts(): Counters {
  return {
    signIns: 0,
    sidExchanges: 0,
    sidReuses: 0,
    refreshes: 0,
    reuses: 0,
    refreshRefusals: 0,
    oauthCodes: 0,
    oauthExchanges: 0,
    oauthCodeReuses: 0,
    oauthRefreshes: 0,
    oauthReuses: 0,
    oauthRevocations: 0,
    mints: 0,
    logouts: 0,
    usersMe: 0,
    queries: 0,
    mutations: 0,
    listens: 0,
    accessRequests: 0,
    bothCredentials: 0,
  }
}
