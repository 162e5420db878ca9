'use client'

export {
  type AuthState,
  AuthStateType,
  type ErrorAuthState,
  type LoggedInAuthState,
  type LoggedOutAuthState,
  type LoggingInAuthState,
} from '../../authState.ts'
export type { AuthStore } from '../../authStore.ts'
export { AuthError, type AuthErrorCode, isAuthError } from '../../errors.ts'
export type { SignedOutCode, SignedOutReason } from '../../machine/session.ts'
export type { Environment } from '../../ports/environment.ts'
export { LoginCallback, type LoginCallbackProps } from '../../react/screens/LoginCallback.tsx'
export type { LoginErrorProps } from '../../react/screens/LoginError.tsx'
export type { LoginProps } from '../../react/screens/LoginScreen.tsx'
export { handleAuthCallback, logout, setAuthToken } from '../actions.ts'
export type { ClientOptions } from '../clientOptions.ts'
export type { FrameMessage, Message, MessageData, WindowMessage } from '../comlink/message.ts'
export type { ComlinkStatus } from '../comlink/protocol.ts'
export type {
  AuthConfig,
  AuthProvider,
  SanityConfig,
  StudioConfig,
  TokenSource,
} from '../config.ts'
export type { CurrentUser, CurrentUserRole } from '../currentUser.ts'
export {
  type OrgVerificationResult,
  observeOrganizationVerificationState,
} from '../dashboard/organization.ts'
export {
  createSanityInstance,
  type SanityInstance,
  type SanityInstanceOptions,
} from '../instance.ts'
export {
  handleOAuthCallback,
  refreshOAuthTokens,
  revokeOAuthTokens,
  startOAuthAuthorization,
} from '../oauth/oauthActions.ts'
export {
  getOAuthTokensState,
  type OAuthTokens,
  type PublicOAuthTokens,
} from '../oauth/oauthTokens.ts'
export {
  type CanvasResource,
  type DatasetResource,
  type DocumentResource,
  isCanvasResource,
  isDatasetResource,
  isMediaLibraryResource,
  type MediaLibraryResource,
} from '../resources.ts'
export { getLoginUrlState } from '../standalone/loginUrl.ts'
export {
  getAuthState,
  getClient,
  getClientState,
  getCurrentUserState,
  getDashboardOrganizationId,
  getIsInDashboardState,
  getTokenState,
  type StateSource,
} from '../stateSources.ts'
export { AuthBoundary, type AuthBoundaryProps } from './AuthBoundary.tsx'
export { ComlinkTokenRefreshProvider } from './ComlinkTokenRefreshProvider.tsx'
export { LoginError } from './LoginError.tsx'
export { ResourceProvider, type ResourceProviderProps } from './ResourceProvider.tsx'
export {
  type NamedSources,
  type RenderSanityAppOptions,
  renderSanityApp,
} from './renderSanityApp.tsx'
export { SanityApp, type SanityAppProps } from './SanityApp.tsx'
export {
  SanityInstanceProvider,
  type SanityInstanceProviderProps,
} from './SanityInstanceProvider.tsx'
export { SDKProvider, type SDKProviderProps } from './SdkProvider.tsx'
export { SDKStudioContext, type StudioWorkspaceHandle } from './SdkStudioContext.ts'
export { useAuthState } from './useAuthState.ts'
export { useAuthToken } from './useAuthToken.ts'
export { useClient } from './useClient.ts'
export { useCurrentUser } from './useCurrentUser.ts'
export { useDashboardOrganizationId } from './useDashboardOrganizationId.ts'
export {
  type FrameConnection,
  type MessageHandler,
  type UseFrameConnectionOptions,
  useFrameConnection,
} from './useFrameConnection.ts'
export { useHandleAuthCallback } from './useHandleAuthCallback.ts'
export { useLoginUrl } from './useLoginUrl.ts'
export { useLogOut } from './useLogOut.ts'
export { useResource } from './useResource.ts'
export { useSanityInstance } from './useSanityInstance.ts'
export { useVerifyOrgProjects } from './useVerifyOrgProjects.ts'
export {
  type UseWindowConnectionOptions,
  useWindowConnection,
  type WindowConnection,
  type WindowFetchOptions,
  type WindowMessageHandler,
} from './useWindowConnection.ts'
