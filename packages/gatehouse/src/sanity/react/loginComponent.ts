import type { ComponentType } from 'react'
import type { LoginProps } from '../../react/screens/LoginScreen.tsx'
import type { SanityInstance } from '../instance.ts'
import { ProvidersLogin } from './ProvidersLogin.tsx'
import { StudioSignedOut } from './StudioSignedOut.tsx'

/** What is shown while nobody is signed in, where the app brings nothing; `undefined` for the usual. */
export function loginComponent({
  authMode,
  config,
}: SanityInstance): ComponentType<LoginProps> | undefined {
  if (authMode === 'studio') return StudioSignedOut
  const offers = authMode === 'standalone' && config.auth?.providers !== undefined
  return offers ? ProvidersLogin : undefined
}
