import { RealtimeError } from '../realtimeError.ts'

/** Nobody has signed in. */
export function signedOut(): RealtimeError {
  return new RealtimeError(
    'SIGNED_OUT',
    'Nobody is signed in. Sign in, send an auth message, or use authMode "public".',
  )
}

/** Another person is here now. */
export function sessionChanged(): RealtimeError {
  return new RealtimeError('SESSION_CHANGED', 'Somebody else has signed in. Subscribe again.')
}

/** What there is to authenticate with has been refused. */
export function authFailed(): RealtimeError {
  return new RealtimeError(
    'AUTH_FAILED',
    'The server refuses what the socket authenticates with, and there is nothing else. Sign in again.',
  )
}

/** The token has run out. */
export function tokenExpired(): RealtimeError {
  return new RealtimeError(
    'TOKEN_EXPIRED',
    'The token has run out, and there is no other to authenticate the socket with. Sign in again.',
  )
}

/** The socket did not come about in time. */
export function timedOut(ms: number): RealtimeError {
  return new RealtimeError('CONNECTION_TIMEOUT', `No open and authenticated socket in ${ms} ms.`)
}

/** The socket is gone. @param why - a sentence */
export function closedBecause(why: string): RealtimeError {
  return new RealtimeError('CONNECTION_CLOSED', why)
}

/** The socket did not open. @param why - what the platform says of it, in brackets */
export function failedToOpen(why = ''): RealtimeError {
  return new RealtimeError(
    'CONNECTION_FAILED',
    `The socket could not be opened${why}. Is Directus up, are its WebSockets enabled, and does it accept this origin and credential?`,
  )
}
