export type {
  AuthData,
  AuthenticationMode,
  AuthStorage,
} from './authentication/authData.ts'
export { type AuthenticationClient, authentication } from './authentication/authentication.ts'
export type { AuthenticationConfig } from './authentication/directusSession.ts'
export type { LoginOptions, LoginPayload, TokenOptions } from './authentication/loginOptions.ts'
export type { ProviderLoginOptions } from './authentication/loginWithProvider.ts'
export type { DirectusClient } from './client.ts'
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
