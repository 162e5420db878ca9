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
export type { ClientOptions } from '../clientOptions.ts'
export type { AuthConfig, SanityConfig, StudioConfig, TokenSource } from '../config.ts'
export type { CurrentUser, CurrentUserRole } from '../currentUser.ts'
export type { SanityInstance } from '../instance.ts'
export type { DocumentResource } from '../resources.ts'
export { AuthBoundary, type AuthBoundaryProps } from './AuthBoundary.tsx'
export { LoginError } from './LoginError.tsx'
export { SanityApp, type SanityAppProps } from './SanityApp.tsx'
export {
  SanityInstanceProvider,
  type SanityInstanceProviderProps,
} from './SanityInstanceProvider.tsx'
export { useAuthState } from './useAuthState.ts'
export { useAuthToken } from './useAuthToken.ts'
export { useClient } from './useClient.ts'
export { useCurrentUser } from './useCurrentUser.ts'
export { useDashboardOrganizationId } from './useDashboardOrganizationId.ts'
export { useLogOut } from './useLogOut.ts'
export { useSanityInstance } from './useSanityInstance.ts'
export { useVerifyOrgProjects } from './useVerifyOrgProjects.ts'
