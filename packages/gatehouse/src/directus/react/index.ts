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
export { AuthBoundary, type AuthBoundaryProps } from '../../react/AuthBoundary.tsx'
export { LoginCallback, type LoginCallbackProps } from '../../react/screens/LoginCallback.tsx'
export { LoginError, type LoginErrorProps } from '../../react/screens/LoginError.tsx'
export type { LoginProps } from '../../react/screens/LoginScreen.tsx'
export { useAuthToken } from '../../react/useAuthToken.ts'
export { useLogOut } from '../../react/useLogOut.ts'
export type { AuthenticationMode, AuthStorage } from '../authentication/authData.ts'
export type { DirectusUser } from '../directusUser.ts'
export { DirectusError, isDirectusError } from '../errors.ts'
export type { AnySchema, DirectusAppClient } from './appClient.ts'
export { DirectusApp } from './DirectusApp.tsx'
export type { DirectusAppProps, GivenClientProps, OwnClientProps } from './directusAppProps.ts'
export { type DirectusHooks, directusHooks } from './directusHooks.ts'
export type { ItemRows, ItemsOptions, ItemsQuery } from './items/itemsOptions.ts'
export { useItems } from './items/useItems.ts'
export type { ItemsFacts, ItemsResult } from './items/withFacts.ts'
export { LoginForm } from './login/LoginForm.tsx'
export type { LoginFailure, LoginFailureCode } from './login/loginFailure.ts'
export type { LoginDetails, LoginRequest, PasswordLogin } from './login/loginProgress.ts'
export { type Login, useLogin } from './login/useLogin.ts'
export type { ClientFeature } from './openClient.ts'
export type { ProviderInfo } from './providers/loginProviders.ts'
export {
  type AuthProviders,
  type LoginProvider,
  useAuthProviders,
} from './providers/useAuthProviders.ts'
export { useAuthState } from './useAuthState.ts'
export { useCurrentUser } from './useCurrentUser.ts'
export { useDirectus } from './useDirectus.ts'
