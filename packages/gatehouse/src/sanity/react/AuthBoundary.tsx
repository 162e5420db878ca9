import type { ReactElement } from 'react'
import {
  AuthBoundary as StoreAuthBoundary,
  type AuthBoundaryProps as StoreAuthBoundaryProps,
} from '../../react/AuthBoundary.tsx'
import { isSessionError as isSanitySessionError } from './isSessionError.ts'
import { LoginError } from './LoginError.tsx'
import { OrganizationGate } from './OrganizationGate.tsx'

/** Props of {@link AuthBoundary}. */
export interface AuthBoundaryProps extends StoreAuthBoundaryProps {
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
  verifyOrganization = true,
  LoginErrorComponent = LoginError,
  isSessionError = isSanitySessionError,
  children,
  ...rest
}: AuthBoundaryProps): ReactElement {
  return (
    <StoreAuthBoundary
      {...rest}
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
