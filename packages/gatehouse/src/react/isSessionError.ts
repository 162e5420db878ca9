import { isAuthError } from '../errors.ts'

/** Whether the app threw this because its session gave way: an auth boundary's matter, not the app's. */
export function isSessionError(error: unknown): boolean {
  return (
    isAuthError(error, 'session-changed') ||
    isAuthError(error, 'signed-out') ||
    isAuthError(error, 'credential-refused')
  )
}
