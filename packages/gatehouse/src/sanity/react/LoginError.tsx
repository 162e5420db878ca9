import { lazy, type ReactElement, Suspense } from 'react'
import { AuthError } from '../../errors.ts'
import {
  LoginError as AuthLoginError,
  type LoginErrorProps,
} from '../../react/screens/LoginError.tsx'
import { isCredentialRefusal, isProjectUserNotFoundError } from '../sanityErrors.ts'

/** Its code is not in the way of those who are members. One that cannot be had leaves the plain screen. */
const ProjectAccess = /* @__PURE__ */ lazy(() =>
  import('./ProjectAccess.tsx').then(
    ({ ProjectAccess: screen }) => ({ default: screen }),
    () => ({ default: AuthLoginError }),
  ),
)

/**
 * Says what went wrong and offers what helps: to try again, or, to somebody who is not a member of
 * the project, to request access.
 */
export function LoginError(props: LoginErrorProps): ReactElement {
  const { error } = props
  if (isProjectUserNotFoundError(error)) {
    return (
      <Suspense fallback={null}>
        <ProjectAccess {...props} />
      </Suspense>
    )
  }
  return <AuthLoginError {...props} error={isCredentialRefusal(error) ? refused(error) : error} />
}

function refused(cause: unknown): AuthError {
  return new AuthError(
    'credential-refused',
    'The server did not accept your sign-in for something that this app asked for.',
    { recoverable: true, cause },
  )
}
