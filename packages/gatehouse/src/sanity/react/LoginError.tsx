import type { ReactElement } from 'react'
import { AuthError } from '../../errors.ts'
import {
  LoginError as AuthLoginError,
  type LoginErrorProps,
} from '../../react/screens/LoginError.tsx'
import { isCredentialRefusal, isProjectUserNotFoundError } from '../sanityErrors.ts'
import { ProjectAccess } from './ProjectAccess.tsx'

/**
 * Says what went wrong and offers what helps: to try again, or, to somebody who is not a member of
 * the project, to request access.
 */
export function LoginError(props: LoginErrorProps): ReactElement {
  const { error } = props
  if (isProjectUserNotFoundError(error)) return <ProjectAccess {...props} />
  return <AuthLoginError {...props} error={isCredentialRefusal(error) ? refused(error) : error} />
}

function refused(cause: unknown): AuthError {
  return new AuthError(
    'credential-refused',
    'The server did not accept your sign-in for something that this app asked for.',
    { recoverable: true, cause },
  )
}
