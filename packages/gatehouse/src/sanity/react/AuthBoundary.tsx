import type { ReactElement } from 'react'
import {
  AuthBoundary as StoreAuthBoundary,
  type AuthBoundaryProps as StoreAuthBoundaryProps,
} from '../../react/AuthBoundary.tsx'
import { isSessionError as isSanitySessionError } from './isSessionError.ts'
import { LoginError } from './LoginError.tsx'
import { loginComponent } from './loginComponent.ts'
import { OrganizationGate } from './OrganizationGate.tsx'
import { useSanityInstance } from './useSanityInstance.ts'

/** Props of {@link AuthBoundary}. */
export interface AuthBoundaryProps extends StoreAuthBoundaryProps {
  /**
   * Shown while nobody is signed in. A studio's tool never shows more than it is told to: the sign-in
   * is the studio's.
   * @defaultValue a screen that says why, with a button; with `auth.providers`, with a link for each;
   * in a studio, one line
   */
  readonly LoginComponent?: StoreAuthBoundaryProps['LoginComponent']
  /** Whose organization has to be the dashboard's. */
  readonly projectIds?: readonly string[]
  /** @defaultValue `true` */
  readonly verifyOrganization?: boolean
}

/**
 * Shows its children to somebody who is signed in, and everybody else why they are not. A renewal
 * shows nowhere. Another person's children are new ones: no state of the former person is left.
 * @throws AuthError `config-invalid` outside of `SanityApp` and `SanityInstanceProvider`
 */
export function AuthBoundary({
  projectIds = [],
  LoginComponent,
  verifyOrganization = true,
  LoginErrorComponent = LoginError,
  isSessionError = isSanitySessionError,
  children,
  ...rest
}: AuthBoundaryProps): ReactElement {
  const instance = useSanityInstance()
  return (
    <StoreAuthBoundary
      {...rest}
      LoginComponent={LoginComponent ?? loginComponent(instance)}
      LoginErrorComponent={LoginErrorComponent}
      isSessionError={isSessionError}
    >
      <OrganizationGate
        disabled={!verifyOrganization}
        projectIds={projectIds}
        LoginErrorComponent={LoginErrorComponent}
        header={rest.header}
        footer={rest.footer}
      >
        {children}
      </OrganizationGate>
    </StoreAuthBoundary>
  )
}
