/**
 * What went wrong, in a word that code can switch on. A code never changes its meaning; the
 * sentence in `message` may.
 */
export type AuthErrorCode =
  /** The configuration is missing, or a field of it cannot be used. */
  | 'config-invalid'
  /** This page's situation asks for a mode that the configuration does not enable. */
  | 'mode-unavailable'
  /** The address carries something that cannot be read: a broken `_context`, two tokens, a token of 1 MB. */
  | 'url-malformed'
  /** The mode needs an embedding page and there is none, or its origin is not allowed. */
  | 'parent-not-allowed'
  /** The embedding page did not answer within the deadline. */
  | 'parent-timeout'
  /** The embedding page answered that it has no token to give. */
  | 'parent-refused'
  /** The embedding page answered with something that is not a token. */
  | 'parent-invalid'
  /** The backend refuses the credential, and no other can be had. */
  | 'credential-refused'
  /** The backend answered with something that cannot be a credential or a user. */
  | 'response-invalid'
  /** The backend cannot be reached. */
  | 'network'
  /** Something did not answer within its deadline. */
  | 'timeout'
  /** The backend answered with a status that is not the credential's fault. */
  | 'server'
  /** Nobody is signed in. */
  | 'signed-out'
  /** Another session has taken the place of the one that this work belonged to. */
  | 'session-changed'
  /** The server could not be told of the sign-out; everything here is forgotten all the same. */
  | 'revoke-failed'
  /** An option that does not exist. */
  | 'option-unknown'
  /** An option with a value that cannot be used. */
  | 'option-invalid'
  /** The session's token serves one project only, and the API itself was asked for. */
  | 'project-token'
  /** The strategy has no way to do what was asked. */
  | 'not-supported'
  /** The store, or the instance that owns it, is disposed of. */
  | 'disposed'

/** What is known about an error beyond its code. */
export interface AuthErrorOptions {
  /** Whether trying again, as things are, can help. Defaults to `false`. */
  readonly recoverable?: boolean
  readonly cause?: unknown
}

/** Everything that this library throws or puts into the `error` state. Its text never holds a secret. */
export class AuthError extends Error {
  override name = 'AuthError' as const
  readonly code: AuthErrorCode
  /** Whether trying again, as things are, can help: the boundary shows a button for it. */
  readonly recoverable: boolean

  constructor(code: AuthErrorCode, message: string, options: AuthErrorOptions = {}) {
    super(message, options)
    this.code = code
    this.recoverable = options.recoverable ?? false
  }
}

/** Whether `error` is ours, by its name: a second copy of the package or another frame made it too. */
export function isAuthError(error: unknown, code?: AuthErrorCode): error is AuthError {
  if (!(error instanceof Error) && !(typeof error === 'object' && error !== null)) return false
  if (!('name' in error) || error.name !== 'AuthError' || !('code' in error)) return false
  return code === undefined || error.code === code
}
