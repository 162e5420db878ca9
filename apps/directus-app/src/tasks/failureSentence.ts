import { isAuthError, isDirectusError } from 'gatehouse/directus/react'

/** Why something did not work, for a person. */
export function failureSentence(error: unknown): string {
  if (isDirectusError(error, 'FORBIDDEN')) return 'Your role does not allow it.'
  if (isAuthError(error, 'network')) return 'The server cannot be reached.'
  return error instanceof Error ? error.message : 'It did not work.'
}
