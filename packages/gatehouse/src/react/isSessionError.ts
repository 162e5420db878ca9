import { type AuthErrorCode, isAuthError } from '../errors.ts'

/** Mistakes in the app's code: its own boundary, and its error reports, have to see them. */
const MISTAKES: ReadonlySet<AuthErrorCode> = new Set([
  'config-invalid',
  'option-unknown',
  'option-invalid',
  'project-token',
  'not-supported',
])

/** Whether the app threw this because of its session: an auth boundary's matter, not the app's. */
export function isSessionError(error: unknown): boolean {
  return isAuthError(error) && !MISTAKES.has(error.code)
}
