export {
  type AuthState,
  AuthStateType,
  type ErrorAuthState,
  type LoggedInAuthState,
  type LoggedOutAuthState,
  type LoggingInAuthState,
} from '../authState.ts'
export type { AuthStore } from '../authStore.ts'
export { AuthError, type AuthErrorCode, isAuthError } from '../errors.ts'
export { handleAuthCallback, logout, setAuthToken } from './actions.ts'
export { type AuthApi, createAuthApi } from './authApi.ts'
export { type AuthMode, type AuthModeSituation, resolveAuthMode } from './authMode.ts'
export type { ClientOptions } from './clientOptions.ts'
export type { SanityClientStore } from './clientStore.ts'
export type { AccessAnswer } from './comlink/messages.ts'
export {
  type AuthConfig,
  type AuthProvider,
  isStudioConfig,
  type SanityConfig,
  type StudioConfig,
  type TokenSource,
} from './config.ts'
export { type CurrentUser, type CurrentUserRole, parseCurrentUser } from './currentUser.ts'
export { type AuthCode, type AuthCodeOptions, getAuthCode } from './dashboard/authCode.ts'
export type { DashboardContext } from './dashboard/dashboardContext.ts'
export {
  type OrgVerificationResult,
  observeOrganizationVerificationState,
} from './dashboard/organization.ts'
export {
  createSanityInstance,
  type SanityInstance,
  type SanityInstanceOptions,
} from './instance.ts'
export {
  handleOAuthCallback,
  refreshOAuthTokens,
  revokeOAuthTokens,
  startOAuthAuthorization,
} from './oauth/oauthActions.ts'
export {
  getOAuthTokensState,
  type OAuthTokens,
  type PublicOAuthTokens,
} from './oauth/oauthTokens.ts'
export {
  type CanvasResource,
  type DatasetResource,
  type DocumentResource,
  isCanvasResource,
  isDatasetResource,
  isMediaLibraryResource,
  type MediaLibraryResource,
} from './resources.ts'
export { isProjectUserNotFoundError } from './sanityErrors.ts'
export { isStamped, refreshStampedToken, tokenCredential } from './stampedToken.ts'
export { getLoginUrlState } from './standalone/loginUrl.ts'
export {
  getAuthState,
  getClient,
  getClientState,
  getCurrentUserState,
  getDashboardOrganizationId,
  getIsInDashboardState,
  getTokenState,
  type StateSource,
} from './stateSources.ts'
export { type CookieAuthOptions, checkForCookieAuth } from './studio/checkForCookieAuth.ts'
export { getStudioTokenFromLocalStorage } from './studio/studioToken.ts'
