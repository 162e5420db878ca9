export { AuthError, type AuthErrorCode, isAuthError } from '../errors.ts'
export type {
  AuthData,
  AuthData as AuthenticationData,
  AuthenticationMode,
  AuthStorage,
  AuthStorage as AuthenticationStorage,
  TokenData,
} from './authentication/authData.ts'
export { type AuthenticationClient, authentication } from './authentication/authentication.ts'
export type { AuthenticationConfig } from './authentication/directusSession.ts'
export type {
  LDAPLoginPayload,
  LocalLoginPayload,
  LoginOptions,
  LoginPayload,
  TokenOptions,
  TokenOptions as LogoutOptions,
  TokenOptions as RefreshOptions,
} from './authentication/loginOptions.ts'
export type { ProviderLoginOptions } from './authentication/loginWithProvider.ts'
export type { DirectusClient } from './client.ts'
export { createItem } from './commands/createItem.ts'
export { createItems } from './commands/createItems.ts'
export { customEndpoint } from './commands/customEndpoint.ts'
export { deleteItem } from './commands/deleteItem.ts'
export { disableTwoFactor } from './commands/disableTwoFactor.ts'
export { enableTwoFactor } from './commands/enableTwoFactor.ts'
export {
  generateTwoFactorSecret,
  type TwoFactorSecret,
} from './commands/generateTwoFactorSecret.ts'
export { login } from './commands/login.ts'
export { logout } from './commands/logout.ts'
export { passwordRequest } from './commands/passwordRequest.ts'
export { passwordReset } from './commands/passwordReset.ts'
export { readItem } from './commands/readItem.ts'
export { readItems } from './commands/readItems.ts'
export { readMe } from './commands/readMe.ts'
export { type AuthProvider, readProviders } from './commands/readProviders.ts'
export { readSingleton } from './commands/readSingleton.ts'
export { refresh } from './commands/refresh.ts'
export { updateItem } from './commands/updateItem.ts'
export { updateMe } from './commands/updateMe.ts'
export { withOptions } from './commands/withOptions.ts'
export { withSearch } from './commands/withSearch.ts'
export { withToken } from './commands/withToken.ts'
export { type ClientOptions, createDirectus } from './createDirectus.ts'
export type { DirectusUser } from './directusUser.ts'
export { type DirectusApiError, DirectusError, isDirectusError } from './errors.ts'
export type {
  ClientGlobals,
  ConsoleInterface,
  FetchInterface,
  WebSocketConstructor,
  WebSocketInterface,
} from './globals.ts'
export { type GraphqlClient, type GraphqlConfig, graphql } from './graphql.ts'
export { providerLoginUrl } from './providerLoginUrl.ts'
export { realtime } from './realtime/realtime.ts'
export { isRealtimeError, RealtimeError, type RealtimeErrorCode } from './realtime/realtimeError.ts'
export type {
  SubscribeOptions,
  SubscriptionOutput,
  SubscriptionPayload,
} from './realtime/subscription.ts'
export type {
  RemoveEventHandler,
  SubscriptionEvents,
  SubscriptionOptionsEvents,
  WebSocketAuthModes,
  WebSocketConfig,
  WebSocketEventHandler,
} from './realtime/types.ts'
export type { WebSocketClient } from './realtime/webSocketClient.ts'
export type {
  HttpMethod,
  RequestOptions,
  RequestTransformer,
  ResponseTransformer,
  RestCommand,
} from './requestOptions.ts'
export { type RestClient, type RestConfig, rest } from './rest.ts'
export { type StaticTokenClient, staticToken } from './staticToken.ts'
export type { Draft } from './types/draft.ts'
export type { QueryOutput } from './types/output.ts'
export type { Query } from './types/query.ts'
export type { CollectionItem, CollectionName, SingletonName } from './types/schema.ts'
