export type { Clock } from './clock.ts'
export { ConnectionDropped, isConnectionDropped } from './connectionDropped.ts'
export type { DirectusCollection, Item, ItemKey, Relation } from './directus/collections.ts'
export type { DirectusCounters } from './directus/counters.ts'
export type { RateWindow } from './directus/rateLimit.ts'
export type {
  CollectionSeed,
  DirectusProvider,
  DirectusRole,
  DirectusSeed,
  Field,
  FieldType,
  ItemAction,
  Permission,
} from './directus/seed.ts'
export {
  type CorsOrigin,
  DEFAULT_DIRECTUS_SETTINGS,
  type DirectusSettings,
  type RateLimiterSettings,
  type WebsocketAuth,
  type WebsocketSettings,
} from './directus/settings.ts'
export type {
  AccessToken,
  DirectusChange,
  DirectusMail,
  DirectusSession,
  DirectusUser,
  DirectusWorld,
  RealtimeFaults,
} from './directus/world.ts'
export { createEmulator, type Emulator, type EmulatorOptions } from './emulator.ts'
export { type EmulatorFetchOptions, emulatorFetch } from './emulatorFetch.ts'
export type { ActiveFault, Fault, FaultEffect, FaultMatch, Faults } from './faults.ts'
export { fingerprint } from './fingerprint.ts'
export { localhostFetch } from './node/localhostFetch.ts'
export {
  type RunningEmulator,
  type StartEmulatorOptions,
  startEmulator,
} from './node/startEmulator.ts'
export type { LoggedRequest, RequestLog } from './requestLog.ts'
export type {
  OAuthCode,
  OAuthGrant,
  OAuthRecords,
  OAuthRefreshToken,
} from './sanity/oauth/records.ts'
export {
  type Member,
  type OAuthClient,
  type Organization,
  type Person,
  type Project,
  parseSeed,
  type Seed,
  type SeedDocument,
  SeedError,
} from './seed.ts'
export type { TokenRequest, TokenSelection } from './sessions.ts'
export { DEFAULT_SETTINGS, type Settings } from './settings.ts'
export type {
  AccessRequest,
  Counters,
  Dataset,
  Session,
  StoredDocument,
  Token,
  TokenKind,
  World,
} from './world.ts'
