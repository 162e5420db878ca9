import { isSessionError as isAuthSessionError } from '../../react/isSessionError.ts'
import { isCredentialRefusal, isProjectUserNotFoundError } from '../sanityErrors.ts'

/**
 * Whether the app threw this because of its session: our own errors, the API's refusal of a
 * credential, and of a person who is not a member of the project.
 */
export function isSessionError(error: unknown): boolean {
  return (
    isAuthSessionError(error) || isProjectUserNotFoundError(error) || isCredentialRefusal(error)
  )
}
