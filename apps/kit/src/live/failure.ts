import { isAuthError } from 'gatehouse/sanity/react'

/** What an error of a request means for who waits for it. */
export type Failure =
  /** The request did not get through: try again. */
  | { readonly type: 'unreachable' }
  /** The answer was no, or there is none to come: trying again does not help. */
  | { readonly type: 'refused'; readonly error: Error }

/** Whether the auth boundary has something to say about it: a refused person, or a session that is over. */
export function isForBoundary(error: Error): boolean {
  return isAuthError(error) || statusOf(error) === 401
}

/** The sentence for a person. */
export function sentenceOf(error: Error): string {
  return statusOf(error) === 403 ? 'Your role in this project does not allow it.' : error.message
}

/** Tells the two apart: an answer has a status, and what is ours says itself whether to try again. */
export function failureOf(cause: unknown): Failure {
  const error = cause instanceof Error ? cause : new Error(String(cause))
  if (isAuthError(error)) {
    return error.recoverable ? { type: 'unreachable' } : { type: 'refused', error }
  }
  const status = statusOf(error)
  if (status === undefined || status >= 500 || status === 429) return { type: 'unreachable' }
  return { type: 'refused', error }
}

/** The status of an answer; without one there was no answer. */
function statusOf(error: Error): number | undefined {
  return 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined
}
