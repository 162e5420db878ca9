import { type AuthError, isAuthError } from '../../../errors.ts'
import { isDirectusError, codeOf as serverCode } from '../../errors.ts'

/** Why a sign-in did not work, in a word that code can switch on. */
export type LoginFailureCode =
  /** The password is not right, or the account may not sign in: the server does not say which. */
  | 'wrong-password'
  /** The one-time code that was given is not right. */
  | 'wrong-otp'
  /** The account is suspended, where the server says so. */
  | 'blocked'
  /** The server does not take what was typed for an e-mail address. */
  | 'invalid'
  /** The server knows no such provider. */
  | 'unknown-provider'
  /** Too many tries; `retryAfterMs` says how long to wait, where the server did. */
  | 'too-many-tries'
  /** The server cannot be reached. */
  | 'network'
  /** The server answered that it cannot, at the moment. */
  | 'unavailable'
  /** Anything else: see `cause`. */
  | 'unknown'

/** Why a sign-in did not work. */
export interface LoginFailure {
  readonly code: LoginFailureCode
  /** A sentence for a person. */
  readonly message: string
  /** How long to wait before the next try, in ms, where the server said so. */
  readonly retryAfterMs?: number | undefined
  /** What was thrown. */
  readonly cause: unknown
}

const SENTENCES: Readonly<Record<LoginFailureCode, string>> = {
  'wrong-password':
    'The e-mail address or the password is not right, or this account may not sign in.',
  'wrong-otp':
    'This one-time code is not right, or it is too old. Enter the one that your app shows now.',
  blocked: 'This account is blocked. Ask the people who run this server.',
  invalid: 'The server does not accept this e-mail address. Check how it is written.',
  'unknown-provider': 'The server does not know this way to sign in.',
  'too-many-tries': 'There were too many tries. Wait a little, and try again.',
  network: 'The server cannot be reached. Check the connection, and try again.',
  unavailable: 'The server cannot sign anybody in at the moment. Try again later.',
  unknown: 'The sign-in did not work. Try again.',
}

/** The server's codes, and what they mean to somebody who signs in. */
const CODES: Readonly<Record<string, LoginFailureCode>> = {
  INVALID_CREDENTIALS: 'wrong-password',
  INVALID_OTP: 'wrong-otp',
  USER_SUSPENDED: 'blocked',
  INVALID_PAYLOAD: 'invalid',
  INVALID_PROVIDER: 'unknown-provider',
  ROUTE_NOT_FOUND: 'unknown-provider',
  REQUESTS_EXCEEDED: 'too-many-tries',
  SERVICE_UNAVAILABLE: 'unavailable',
  INTERNAL_SERVER_ERROR: 'unavailable',
}

/**
 * What an error of a sign-in means for a person. Pure.
 * @param asked - what was given last: a code that the server cannot even read is a wrong one
 */
export function loginFailure(cause: unknown, asked: 'password' | 'otp'): LoginFailure {
  const found = codeOf(cause)
  const code = found === 'invalid' && asked === 'otp' ? 'wrong-otp' : found
  // An error of ours says what to do, in a sentence that holds no secret.
  if (code === 'unknown' && isAuthError(cause)) return { code, message: cause.message, cause }
  const retryAfterMs = isDirectusError(cause) ? cause.retryAfterMs : undefined
  if (code !== 'too-many-tries' || retryAfterMs === undefined) {
    return { code, message: SENTENCES[code], cause }
  }
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000))
  const wait = seconds === 1 ? 'a second' : `${seconds} seconds`
  return { code, message: `There were too many tries. Try again in ${wait}.`, retryAfterMs, cause }
}

/** Whether the server wants the second factor: a missing one and a wrong one answer alike. Pure. */
export function isOtpRefusal(error: unknown): boolean {
  return isDirectusError(error, 'INVALID_OTP')
}

function codeOf(cause: unknown): LoginFailureCode {
  if (isAuthError(cause)) return ofSession(cause)
  if (!isDirectusError(cause)) return 'unknown'
  return CODES[serverCode(cause) ?? ''] ?? byStatus(cause.response.status)
}

function ofSession({ code }: AuthError): LoginFailureCode {
  if (code === 'network' || code === 'timeout') return 'network'
  return code === 'server' ? 'unavailable' : 'unknown'
}

function byStatus(status: number): LoginFailureCode {
  if (status === 429) return 'too-many-tries'
  return status >= 500 ? 'unavailable' : 'unknown'
}
