export type {
  ErrorAuthState,
  LoggedInAuthState,
  LoggedOutAuthState,
  LoggingInAuthState,
} from './authState.ts'
export { type AuthState, AuthStateType } from './authState.ts'
export type { AuthStore, CredentialRequest } from './authStore.ts'
export {
  type AuthorizedFetch,
  type AuthorizedFetchOptions,
  type AuthorizedRequestInit,
  authorizedFetch,
} from './client/authorizedFetch.ts'
export {
  type ClientStore,
  type ClientStoreOptions,
  createClientStore,
} from './client/clientStore.ts'
export { type AuthStoreOptions, createAuthStore } from './createAuthStore.ts'
export { AuthError, type AuthErrorCode, type AuthErrorOptions, isAuthError } from './errors.ts'
export { redact } from './log.ts'
export type { CookieCredential, Credential, TokenCredential } from './machine/credential.ts'
export type { Found } from './machine/event.ts'
export type { RefreshOutcome, Validation } from './machine/outcome.ts'
export type {
  AuthUser,
  CandidateSource,
  RenewalCause,
  SignedOutCode,
  SignedOutReason,
} from './machine/session.ts'
export { credentials, observe } from './observe.ts'
export { browserEnvironment } from './ports/browserEnvironment.ts'
export type { Clock, Instant } from './ports/clock.ts'
export { consoleLog } from './ports/consoleLog.ts'
export type { Environment } from './ports/environment.ts'
export type { Frame, Peer, PeerMessage } from './ports/frame.ts'
export type { Ledger } from './ports/ledger.ts'
export type { Lock, LockOptions, LockResult } from './ports/lock.ts'
export type { LogEntry, LogLevel, LogSink } from './ports/log.ts'
export type { Page, PageEvent } from './ports/page.ts'
export { serverEnvironment } from './ports/serverEnvironment.ts'
export type { KeyValue } from './ports/storage.ts'
export type { TabMessage, Tabs } from './ports/tabs.ts'
export { staticToken } from './strategies/staticToken.ts'
export type {
  AcquireRequest,
  AuthStrategy,
  CallbackResult,
  Leaving,
  RefreshRequest,
  StorageMirror,
  StrategyContext,
  StrategyNews,
} from './strategies/strategy.ts'
